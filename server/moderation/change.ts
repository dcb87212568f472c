import * as v from 'valibot'
import { DISPLAYS } from '../../shared/feedback.ts'
import { boundedList } from '../http/bounded-list.ts'
import { TAG_LENGTH, TAGS, TEXT_LENGTH } from '../intake/posted.ts'
import { wellFormed } from '../intake/text.ts'
import { PassagesSchema } from './masks/passages.ts'

/** More are asked for in several calls. */
export const CHANGES_AT_ONCE = 500
const ID_LENGTH = 100

const flag = v.optional(v.boolean('must be true or false'))
const tag = v.pipe(v.string('must be text'), v.transform(wellFormed), v.maxLength(TAG_LENGTH))

const FIELDS = {
  display: v.optional(v.picklist(DISPLAYS, `must be one of ${DISPLAYS.join(', ')}`)),
  pinned: flag,
  starred: flag,
  tags: v.optional(
    boundedList(tag, TAGS, { noList: 'must be a list', tooLong: `must be at most ${TAGS} tags` }),
  ),
  counted: flag,
  reason: v.optional(v.picklist(['spam', 'test', 'duplicate'], 'must be one of spam, test, duplicate')),
  note: v.optional(v.pipe(v.string('must be text'), v.transform(wellFormed), v.maxLength(TEXT_LENGTH))),
  passages: v.optional(PassagesSchema),
  suspected: flag,
  revision: v.optional(v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number'))),
}

/** What a moderator changes of one entry. */
export const ChangeSchema = v.pipe(
  v.object(FIELDS, 'must be a JSON object'),
  v.forward(
    v.partialCheck(
      [['counted'], ['reason']],
      ({ counted, reason }) => counted !== false || reason !== undefined,
      'is needed to mark something as not counted: spam, test or duplicate',
    ),
    ['reason'],
  ),
)

/** Each is looked at by itself, so that a wrong one harms no other. */
export const ChangesSchema = v.object(
  {
    items: v.pipe(
      v.array(
        v.looseObject(
          { id: v.pipe(v.string('must be text'), v.transform(wellFormed), v.maxLength(ID_LENGTH)) },
          'must be a JSON object with an id',
        ),
        'must be a list',
      ),
      v.minLength(1, 'must have something in it'),
      v.maxLength(CHANGES_AT_ONCE, `must be at most ${CHANGES_AT_ONCE}`),
    ),
  },
  'must be a JSON object',
)
