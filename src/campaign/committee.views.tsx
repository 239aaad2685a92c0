import { Empty } from '#platform/html/empty/empty.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Plate } from '#platform/html/plate/plate.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { Campaign, Seat } from './campaign.types.ts'
import { committeeWords } from './committee.words.ts'

/** Who answers for the month, told to everybody. */
export const CommitteePage = ({ campaign, seats }: { campaign: Campaign | undefined; seats: readonly Seat[] }) => (
  <PublicPage title={committeeWords.title} back={{ to: '/', label: committeeWords.back }}>
    {campaign ? (
      <>
        <Plate
          title={campaign.committeeName || committeeWords.title}
          over={campaign.title}
          line={campaign.committeeOffice && committeeWords.officeAt(campaign.committeeOffice)}
        />
        {seats.length > 0 && (
          <Section title={committeeWords.members}>
            <KeyValues
              items={seats.map(({ seat, holder }) => ({ term: seat, value: holder || committeeWords.unnamed }))}
            />
          </Section>
        )}
        {campaign.committeeDuties.length > 0 && (
          <Section title={committeeWords.duties}>
            <ul class="dots">
              {campaign.committeeDuties.map((duty) => (
                <li key={duty}>{duty}</li>
              ))}
            </ul>
          </Section>
        )}
        {campaign.hotlines.length > 0 && (
          <Section title={committeeWords.hotline}>
            {campaign.hotlines.map((hotline) => (
              <p key={hotline}>
                <Link class="nb" to={`tel:${hotline}`}>
                  {hotline}
                </Link>
              </p>
            ))}
          </Section>
        )}
      </>
    ) : (
      <Empty title={committeeWords.emptyTitle}>
        <p>{committeeWords.emptyText}</p>
      </Empty>
    )}
  </PublicPage>
)
