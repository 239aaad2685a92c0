/**
 * Every column that says something of a person: why it is there, on what ground (PIPL §13), how long, who reads it.
 * The privacy page and the assessment are made from this; a column of the database that is neither here nor in `notPersonal` fails the test.
 */
export const topics = [
  'account',
  'secrets',
  'roles',
  'sessions',
  'attempts',
  'invites',
  'resets',
  'reports',
  'hazards',
  'identities',
  'callback',
  'work',
  'contacts',
  'notice',
  'audit',
] as const
export type Topic = (typeof topics)[number]

/** `duty`: what the office needs to do what the law gives it (PIPL §13 no. 3, §34). `security`: 网络安全法 §23. */
export type Basis = 'duty' | 'security'
export type Kept = 'account' | 'session' | 'attempt' | 'invite' | 'reset' | 'form' | 'contact' | 'campaign' | 'audit'
export type Reader =
  | 'self'
  | 'office'
  | 'director'
  | 'auditor'
  | 'observer'
  | 'unit'
  | 'public'
  | 'custodian'
  | 'nobody'

export interface PersonalFields {
  basis: Basis
  kept: Kept
  readers: readonly Reader[]
  /** Table → columns. */
  columns: Readonly<Record<string, readonly string[]>>
}

export const personalFields: Record<Topic, PersonalFields> = {
  account: {
    basis: 'duty',
    kept: 'account',
    readers: ['self', 'office'],
    columns: {
      person: ['name', 'username', 'phone', 'disabled_at', 'disabled_unused', 'reopened_at', 'created_at'],
      person_view: ['person_id', 'path', 'name', 'saved_at'],
      person_view_start: ['person_id'],
    },
  },
  secrets: {
    basis: 'security',
    kept: 'account',
    readers: ['nobody'],
    columns: {
      person: ['password_hash', 'password_set_at', 'totp_secret', 'totp_confirmed_at', 'totp_last_step'],
      person_password: ['person_id', 'password_hash', 'replaced_at'],
      person_recovery_code: ['person_id', 'code_hash', 'created_at', 'used_at'],
      person_passkey: ['id', 'person_id', 'public_key', 'counter', 'transports', 'name', 'created_at', 'used_at'],
      person_identity: ['issuer', 'subject', 'person_id', 'linked_at'],
    },
  },
  roles: {
    basis: 'duty',
    kept: 'account',
    readers: ['self', 'office'],
    columns: {
      person_role: ['person_id', 'role', 'unit_id', 'granted_by', 'granted_at', 'ended_by', 'ended_at'],
    },
  },
  sessions: {
    basis: 'security',
    kept: 'session',
    readers: ['self'],
    columns: {
      person_session: [
        'person_id',
        'token_hash',
        'device',
        'address',
        'second_factor_at',
        'created_at',
        'seen_at',
        'expires_at',
        'ended_at',
      ],
    },
  },
  attempts: {
    basis: 'security',
    kept: 'attempt',
    readers: ['nobody'],
    columns: { person_attempt: ['account', 'place', 'succeeded', 'at'] },
  },
  invites: {
    basis: 'duty',
    kept: 'invite',
    readers: ['office'],
    columns: {
      person_invite: ['name', 'phone', 'role', 'unit_id', 'created_by', 'used_by', 'used_at'],
    },
  },
  resets: {
    basis: 'security',
    kept: 'reset',
    readers: ['nobody'],
    columns: {
      person_reset: ['person_id', 'token_hash', 'created_by', 'created_at', 'expires_at', 'used_at'],
    },
  },
  reports: {
    basis: 'duty',
    kept: 'campaign',
    readers: ['unit', 'office', 'observer'],
    columns: {
      campaign_submission: ['by_name', 'person_id', 'words', 'link_id'],
      campaign_receipt: ['by_name', 'person_id'],
      campaign_evidence: ['name'],
      guidance_question: ['text', 'by_name', 'person_id', 'link_id'],
      problem: ['text', 'by_name', 'person_id', 'link_id'],
      problem_reopening: ['by_name', 'person_id', 'link_id'],
      problem_file: ['name'],
      guidance_reading: ['by_name', 'person_id', 'link_id'],
      campaign_upload: ['name', 'holder_id'],
    },
  },
  // sealed, without an address or an hour; the number of the queue says nothing of a person
  hazards: {
    basis: 'duty',
    kept: 'campaign',
    readers: ['office'],
    columns: {
      hazard_report: ['body', 'lookup', 'wrapped_key', 'insider', 'anonymity'],
      hazard_message: ['body'],
      hazard_file: ['about'],
      hazard_opening: ['answer'],
    },
  },
  identities: {
    basis: 'duty',
    kept: 'campaign',
    readers: ['custodian'],
    columns: {
      hazard_identity: ['body', 'wrapped_key', 'given_on'],
      hazard_identity_withdrawal: ['withdrawn_on'],
      hazard_named_month: ['mark'],
    },
  },
  callback: {
    basis: 'duty',
    kept: 'contact',
    readers: ['unit', 'office'],
    columns: {
      campaign_submission: ['by_phone'],
      campaign_evidence: ['hints'],
      guidance_question: ['by_phone'],
      problem: ['by_phone'],
      problem_file: ['hints'],
      urge_message: ['recipient', 'recipient_name'],
    },
  },
  work: {
    basis: 'duty',
    kept: 'campaign',
    readers: ['office', 'observer'],
    columns: {
      campaign: ['created_by', 'issued_by'],
      campaign_answer: ['answered_by'],
      campaign_batch: ['made_by'],
      campaign_batch_undo: ['undone_by'],
      campaign_clone: ['cloned_by'],
      campaign_closing: ['reason', 'closed_by', 'reopened_by'],
      campaign_correction: ['uploaded_by'],
      campaign_superior: ['uploaded_by'],
      campaign_taking: ['taken_by'],
      campaign_notice: ['uploaded_by'],
      campaign_review: ['reviewed_by', 'withdrawn_by'],
      campaign_waiver: ['waived_by', 'withdrawn_by'],
      campaign_evidence_dismissal: ['dismissed_by', 'withdrawn_by'],
      unit_link: ['issued_by', 'voided_by'],
      unit_import: ['uploaded_by', 'confirmed_by'],
      ledger_archive: ['asked_by'],
      ledger_belonging: ['granted_by', 'ended_by'],
      ledger_paper: ['drafted_by', 'dropped_by'],
      ledger_paper_edition: ['changed_by', 'issued_by'],
      ledger_photo_release: ['released_by', 'withdrawn_by'],
      ledger_publication: ['published_by', 'withdrawn_by'],
      ledger_token: ['issued_by', 'voided_by'],
      ledger_watch: ['person_id', 'added_at', 'ended_at'],
      urge: ['made_by'],
      urge_call: ['note', 'called_by'],
      urge_pause: ['paused_by', 'ended_by'],
      urge_contact: ['changed_by'],
      urge_setting: ['changed_by'],
      urge_circular: ['edited_by', 'issued_by'],
      guidance_answer: ['answered_by'],
      problem_owner: ['owner', 'set_by'],
      problem_talk: ['with_whom', 'text', 'recorded_by'],
      problem_decision: ['decided_by', 'recorded_by'],
      problem_closing: ['closed_by'],
      hazard_opening: ['asked_by', 'reason', 'asked_on', 'decided_by', 'decided_on'],
      hazard_opening_reading: ['read_by', 'read_on'],
      hazard_case: ['verifiers'],
      hazard_event: ['by_person', 'detail'],
      hazard_order: ['signed_by'],
      hazard_photo_release: ['released_by'],
      hazard_hotline: ['keeper'],
      hazard_hotline_call: ['by_person', 'note'],
      guidance_duplicate: ['marked_by', 'ended_by'],
      guidance_announcement: ['announced_by', 'withdrawn_by'],
      privacy_erasure: ['person_id', 'marks', 'erased_by', 'erased_at'],
    },
  },
  contacts: {
    basis: 'duty',
    kept: 'campaign',
    readers: ['office', 'unit'],
    columns: {
      unit: ['contact_name', 'contact_phone'],
      unit_import: ['rows'],
      hazard_own_channel: ['reader_name', 'reader_phone'],
      urge_contact: ['email', 'leader_name', 'leader_phone', 'leader_email'],
      urge_setting: ['leader_name', 'leader_phone', 'leader_email'],
    },
  },
  notice: {
    basis: 'duty',
    kept: 'campaign',
    readers: ['public'],
    columns: {
      campaign: ['contacts'],
      campaign_activity: ['responsible'],
      campaign_notice: ['text'],
      campaign_superior: ['reading'],
      campaign_taking: ['before', 'after'],
      campaign_seat: ['holder'],
    },
  },
  audit: {
    basis: 'security',
    kept: 'audit',
    readers: ['auditor'],
    columns: { audit_entry: ['at', 'actor_id', 'actor', 'act', 'subject', 'succeeded', 'detail'] },
  },
}
