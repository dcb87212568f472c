import type { Mood } from '../../../shared/metric.ts'
import type { Touchpoint } from '../touchpoints.ts'

/** Something that people speak of for a few days, and then no more for weeks. */
export interface News {
  touchpoint: Touchpoint
  tag: string
  said: readonly (readonly [mood: Mood, words: string])[]
}

/** One begins each week, in this order. Nothing is in a shop, since shops are closed on Sundays. */
export const NEWS: readonly News[] = [
  {
    ...{ touchpoint: 'delivery', tag: 'packaging' },
    said: [
      ['good', 'Paper tape instead of plastic: it tears off with one finger.'],
      ['good', 'The whole box went into the paper bin, paper tape and all.'],
      ['neutral', 'The paper tape had come off at one corner. Nothing was lost.'],
      ['good', 'Who had the idea with the paper tape? Buy that person a cake.'],
      ['bad', 'Paper tape and rain do not go together. The box was open.'],
      ['good', 'At last a parcel without a knife. I love your paper tape.'],
      ['good', 'My son collects the paper tape with the little pines on it.'],
    ],
  },
  {
    ...{ touchpoint: 'support', tag: 'opening hours' },
    said: [
      ['good', 'The evening hotline saved my Sunday dinner.'],
      ['good', 'I work late, so an evening hotline is made for me.'],
      ['neutral', 'Fine, but the evening hotline could say how long one waits.'],
      ['good', 'Half past nine, evening hotline, a cheerful voice. Remarkable.'],
      ['good', 'Please keep the evening hotline after this month.'],
      ['bad', 'Twice the evening hotline rang out, and then it was closed.'],
      ['good', 'Solved before the children were asleep, thanks to your evening hotline.'],
    ],
  },
  {
    ...{ touchpoint: 'purchase', tag: 'checkout' },
    said: [
      ['bad', 'The voucher field is gone, and so are my ten euros.'],
      ['bad', 'Where is the voucher field on a phone? I gave up.'],
      ['neutral', 'I found the voucher field only after I had paid.'],
      ['bad', 'Your voucher field takes no capital letters. The card has nothing else.'],
      ['neutral', 'All good but the voucher field, which forgot my code twice.'],
      ['bad', 'A birthday present, and the voucher field calls it unknown.'],
      ['good', 'The voucher field did not work, a call did, and they were lovely about it.'],
    ],
  },
  {
    ...{ touchpoint: 'delivery', tag: 'time window' },
    said: [
      ['good', 'Parcel locker by the station, five minutes after work. Perfect.'],
      ['good', 'No more waiting at home, the parcel locker does it for me.'],
      ['bad', 'A garden chair does not fit into a parcel locker. Who would have thought?'],
      ['good', 'I chose the parcel locker and walked the dog there.'],
      ['neutral', 'The parcel locker wanted an app. I have no such phone.'],
      ['good', 'Midnight, pyjamas, parcel locker. What a time to live in.'],
      ['good', 'The parcel locker opened at the first try, also in the frost.'],
    ],
  },
  {
    ...{ touchpoint: 'purchase', tag: 'garden' },
    said: [
      ['good', 'The oak bench looks as if it had always stood under our tree.'],
      ['good', 'I have sat on the oak bench every morning since.'],
      ['neutral', 'A beautiful oak bench, though one foot needed a little paper.'],
      ['good', 'Three neighbours have asked about the oak bench by now.'],
      ['bad', 'My oak bench has a crack where the screw went in.'],
      ['good', 'An oak bench for a golden wedding: they both cried.'],
      ['good', 'Grandfather was a joiner, and he nods at your oak bench.'],
    ],
  },
  {
    ...{ touchpoint: 'support', tag: 'reachable' },
    said: [
      ['bad', 'The chat robot told me to ask the chat robot.'],
      ['bad', 'Four times I wrote "a person, please" to your chat robot.'],
      ['neutral', 'Once I was past the chat robot all was well.'],
      ['bad', 'Your chat robot congratulated me on my broken lamp.'],
      ['good', 'Even the chat robot was polite, and then Fenna took over.'],
      ['bad', 'Bring the people back and let the chat robot water the plants.'],
      ['neutral', 'A chat robot for opening hours, fine. For a complaint, no.'],
    ],
  },
  {
    ...{ touchpoint: 'delivery', tag: 'tracking' },
    said: [
      ['good', 'On the live map I saw the van turn into our street.'],
      ['good', 'The children watched the live map like a football match.'],
      ['neutral', 'A nice live map, but it stopped two villages away.'],
      ['good', 'With the live map I could still have a shower first.'],
      ['bad', 'According to the live map my parcel is in the lake.'],
      ['good', 'Please never take the live map away again.'],
      ['good', 'Even my mother, who is ninety, follows the live map.'],
    ],
  },
  {
    ...{ touchpoint: 'purchase', tag: 'repairs' },
    said: [
      ['good', 'A repair kit with each tent: that is how it should be.'],
      ['good', 'The repair kit had the very button that I was missing.'],
      ['neutral', 'Good repair kit, small print. I needed my glasses.'],
      ['good', 'Thanks to the repair kit the old rucksack goes along once more.'],
      ['bad', 'My repair kit came without its needle.'],
      ['good', 'I gave the repair kit to our scouts, and they cheered.'],
      ['good', 'You sell a repair kit instead of a new coat. I will be back.'],
    ],
  },
]
