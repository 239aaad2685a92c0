/** Common hazards by place, as a resident picks them by their picture; what each may be, and whose it is. Pure. */
import type { SignName } from '#platform/html/sign/signs.ts'
import { type Body, type Field, type OwnReferrals, referralOf } from './referrals.rules.ts'
import { findItem, isInForce, type StandardItem } from './standards.rules.ts'

export const hazardPlaces = [
  'home',
  'corridor',
  'street',
  'workshop',
  'site',
  'school',
  'shop',
  'gas',
  'road',
  'farm',
  'mine',
  'care',
] as const
export type HazardPlace = (typeof hazardPlaces)[number]

interface Topic {
  place: HazardPlace
  sign: SignName
  field: Field
  /** Items it may be, old and new: which holds is a question of the day. */
  items: readonly string[]
}

const topic = (place: HazardPlace, sign: SignName, field: Field, ...items: string[]): Topic => ({
  place,
  sign,
  field,
  items,
})

export const hazardTopics = {
  'home-wiring': topic('home', 'w-power', 'housing', 'fire-law:27-wiring'),
  'home-cracks': topic('home', 'w-house', 'housing'),
  'home-gas-bottle': topic('home', 'w-gas', 'city-gas', 'gas-rules:28-place', 'gas-rules:28-stove'),
  'home-stored-goods': topic('home', 'w-chem', 'fire', 'fire-law:19-mixed', 'fire-2025:explosives', 'fire-2017:6.2'),
  'home-lift': topic('home', 'w-fall', 'special-equipment', 'equipment-law:40-check', 'equipment-2024:unregistered'),
  'ebike-upstairs': topic('corridor', 'w-ebike', 'fire', 'highrise-2021:37-ebike', 'fire-law:28-exits'),
  'ebike-wire': topic('corridor', 'w-ebike', 'fire', 'fire-law:27-wiring'),
  'corridor-piled': topic('corridor', 'w-exit', 'fire', 'highrise-2021:corridor', 'fire-law:28-exits'),
  'exit-locked': topic('corridor', 'w-exit', 'fire', 'fire-law:28-exits', 'fire-2025:exits', 'fire-2017:exits'),
  'hydrant-dead': topic('corridor', 'w-fire', 'fire', 'fire-law:28-devices', 'fire-law:28-hydrant', 'fire-2025:alarm'),
  'fire-lane': topic('street', 'w-fire', 'fire', 'fire-law:28-lane', 'fire-2025:lane', 'fire-2017:lane'),
  'wire-down': topic('street', 'w-power', 'power'),
  'manhole-open': topic('street', 'w-fall', 'housing'),
  'sign-loose': topic('street', 'w-any', 'housing'),
  'water-unfenced': topic('street', 'w-water', 'reservoir'),
  'slope-slipping': topic('street', 'w-house', 'geology'),
  'machine-unguarded': topic('workshop', 'w-machine', 'machinery', 'safety-law:36-devices', 'trades-2023:devices'),
  'no-licence': topic('workshop', 'w-weld', 'machinery', 'trades-2023:3-2', 'safety-law:30-licence'),
  'hot-work': topic('workshop', 'w-weld', 'machinery', 'fire-law:21-hot-work', 'safety-law:43-hot-work'),
  'dust-deep': topic('workshop', 'w-any', 'light-industry', 'trades-2023:dust'),
  'confined-space': topic('workshop', 'w-fall', 'light-industry', 'trades-2023:space-1', 'trades-2023:space-2'),
  'chemicals-mixed': topic('workshop', 'w-chem', 'hazardous-chemical', 'chemical-2017:storage'),
  'dormitory-above': topic('workshop', 'w-house', 'trade', 'safety-law:42-dormitory', 'fire-2025:mixed'),
  'doors-locked': topic('workshop', 'w-exit', 'trade', 'safety-law:42-exits', 'fire-2025:exits', 'fire-2017:exits'),
  'tenant-unchecked': topic('workshop', 'w-any', 'trade', 'trades-2023:3-1', 'safety-law:49-tenants'),
  'alarm-off': topic('workshop', 'w-fire', 'trade', 'trades-2023:devices', 'safety-law:36-devices'),
  'no-gear': topic('workshop', 'w-any', 'machinery', 'safety-law:45-gear'),
  'forklift-unchecked': topic('workshop', 'w-car', 'special-equipment', 'equipment-law:40-check'),
  'edge-open': topic('site', 'w-fall', 'construction', 'site-rules:28-signs'),
  'scaffold-weak': topic('site', 'w-fall', 'construction', 'construction-2022:scaffold'),
  'crane-unchecked': topic('site', 'w-machine', 'construction', 'construction-2022:crane'),
  'pit-unpropped': topic('site', 'w-house', 'construction', 'construction-2022:pit'),
  'no-helmet': topic('site', 'w-any', 'construction', 'site-rules:32-gear'),
  'site-wiring': topic('site', 'w-power', 'construction'),
  'school-ebike': topic('school', 'w-ebike', 'school', 'education-2024:3-1-6'),
  'school-bars': topic('school', 'w-exit', 'school', 'education-2024:3-1-9', 'fire-law:28-windows'),
  'school-cellar': topic('school', 'w-house', 'school', 'education-2024:3-1-2'),
  'school-alarm': topic('school', 'w-fire', 'school', 'education-2024:3-1-4'),
  'school-building': topic('school', 'w-house', 'school', 'education-2024:building'),
  'school-bus': topic('school', 'w-car', 'school', 'education-2024:bus', 'traffic-law:49-overload'),
  'shop-exit': topic('shop', 'w-exit', 'fire', 'fire-law:28-exits', 'fire-2025:exits', 'fire-2017:6.5'),
  'shop-sleeping': topic('shop', 'w-house', 'fire', 'fire-law:19-mixed', 'fire-2025:mixed'),
  'shop-panels': topic('shop', 'w-fire', 'fire', 'fire-2025:panels', 'fire-2017:6.10'),
  'kitchen-gas': topic('shop', 'w-gas', 'catering', 'safety-law:36-gas', 'gas-rules:28-stove'),
  'kitchen-bottles': topic('shop', 'w-gas', 'catering', 'gas-rules:28-place'),
  'fireworks-shop': topic('shop', 'w-fire', 'fireworks', 'fireworks-2017:shop', 'fireworks-2017:amount'),
  'gas-smell': topic('gas', 'w-gas', 'city-gas'),
  'gas-refit': topic('gas', 'w-gas', 'city-gas', 'gas-rules:28-refit'),
  'gas-unlicensed': topic('gas', 'w-gas', 'city-gas', 'gas-2023:4-1'),
  'gas-old-bottle': topic('gas', 'w-gas', 'city-gas', 'gas-2023:bottles'),
  'gas-pipe-dug': topic('gas', 'w-gas', 'city-gas'),
  'road-broken': topic('road', 'w-car', 'road-works', 'traffic-law:30-road'),
  'road-overload': topic('road', 'w-car', 'road-traffic', 'traffic-law:49-overload', 'transport-2023:3-3'),
  'road-lorry': topic('road', 'w-car', 'road-traffic', 'traffic-law:50-lorry'),
  'tractor-people': topic('farm', 'w-car', 'farm-machinery', 'traffic-law:55-tractor'),
  'farm-machine': topic('farm', 'w-machine', 'farm-machinery'),
  'farm-pit': topic('farm', 'w-fall', 'farm-machinery'),
  'farm-wiring': topic('farm', 'w-power', 'power'),
  'farm-burning': topic('farm', 'w-fire', 'fire', 'fire-law:21-hot-work'),
  'mine-coal': topic('mine', 'w-mine', 'coal', 'coal-2021:3-1', 'coal-2021:3-2', 'coal-2021:3-7', 'coal-2021:3-15'),
  'mine-exits': topic('mine', 'w-mine', 'mine', 'mine-2022:exits', 'mine-2022:ventilation'),
  'mine-slope': topic('mine', 'w-mine', 'mine', 'mine-2022:slope'),
  'mine-tailings': topic('mine', 'w-water', 'mine', 'mine-2022:tailings'),
  'mine-secret': topic('mine', 'w-mine', 'coal'),
  'care-exit': topic('care', 'w-exit', 'care-home', 'care-home-2023:exits', 'fire-law:28-exits'),
  'care-ebike': topic('care', 'w-ebike', 'care-home', 'care-home-2023:ebike'),
} as const satisfies Record<string, Topic>

export type HazardTopic = keyof typeof hazardTopics
export const hazardTopicNames = Object.keys(hazardTopics) as HazardTopic[]

export const isHazardTopic = (name: string): name is HazardTopic => Object.hasOwn(hazardTopics, name)
export const topicOf = (name: HazardTopic): Topic => hazardTopics[name]

export const topicsAt = (place: HazardPlace): HazardTopic[] =>
  hazardTopicNames.filter((name) => hazardTopics[name].place === place)

/** The items that may be cited for it on that day. */
export const itemsFor = (name: HazardTopic, on: string): StandardItem[] =>
  topicOf(name).items.flatMap((code) => {
    const found = findItem(code)
    return found && isInForce(found, on) ? [found] : []
  })

export const bodyForTopic = (name: HazardTopic, town: OwnReferrals = {}): Body =>
  referralOf(topicOf(name).field, town).body
