/** What fields mean, where their names and limits do not say it. By the name of their schema. */
export const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Posted: {
    externalId:
      'Your own id of the answer. The same id is for ever the same entry. Whole numbers are kept as text.',
    metric:
      'nps 0–10, csat 1–5, ces 1–7, stars 1–5, thumbs 0/1. Needed with a score, unless the source has one.',
    score: 'A whole number of the scale. 0 is a score.',
    scale:
      'Where the score is on another scale than the metric’s own. It is kept as given; counting converts.',
    comment: 'In the customer’s own words. Line breaks stay.',
    author: 'Who said it. `segment` is a group to count by, `value` what the customer is worth to you.',
    location: 'The branch or place that it is about.',
    touchpoint: 'The moment of the customer’s journey that it is about, as `delivery`.',
    channel: 'How it was asked, as `email`.',
    tags: 'Words of your own to find and count by.',
    language: 'Of the comment, as `de` or `pt-BR`.',
    occurredAt:
      'When it was said, as ISO 8601. Without a zone it is in the source’s. At most five minutes ahead.',
    link: 'Where it stands in your own tool. An http or https address.',
    consent:
      '`show: false`: it counts, and its words stand on no wall. `name: false`: no name on any wall. Missing: as the wall says.',
    test: 'Kept and shown to admins, counts nowhere.',
  },
  SourceSettings: {
    policy: '`publish` shows what comes, `hold` waits for a moderator, `rules` decides by rules.',
    preset: 'The tool that sends, by a name of GET /presets.',
    metric: 'Of scores that name none.',
    scale: 'Of scores that name none.',
    words: 'What the tool’s words mean as scores, as `{"good": 1, "bad": 0}`.',
    mapping:
      'Where fields stand in what the tool sends: JSON pointers by field, as `{"score": "/rating", "author.name": "/by/name"}`. `[path=value]` finds the item of a list: `/answers/[field.id=a1]/number`.',
    secret: 'The secret that the tool signs with, where the tool makes it.',
    signature: 'How the tool signs, where no preset knows it.',
    logDays: 'For how many days its deliveries are logged; 30 without.',
    retentionDays: 'For how many days words and persons are kept; without it for ever.',
    timeZone: 'Of times that name none. The server’s without.',
  },
  WallSettings: {
    slug: 'Its address: /wall/<slug>.',
    windowDays: 'Over how many days the score is counted.',
    filter: 'Which voices it admits: all that are given must match.',
    privacy: '`initial` is Johanna D.',
    unhappy: 'Voices of a bad mood: shown, shown without a name, or only counted.',
    goal: 'A score to reach by a day.',
    sundown:
      'By when customers of the day are answered: a time of the clock, or when the sun goes down over a place. Where it does not set, when the wall closes.',
    hours: 'When voices may stand; a day that is missing is closed, null is always open.',
    holidays: 'Days on which it is closed: 2026-12-25 once, 12-25 each year.',
    scenes: 'What it shows, in this order; most of the time belongs to voices.',
    distance: 'How far its farthest reader stands, in metres. More is larger, and less at a time.',
    calm: 'Whether all that moves for its own sake rests.',
    night: 'What it shows when it is closed: `picture`, ever dimmer, or `dark`, with a small clock.',
  },
}
