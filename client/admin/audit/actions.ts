const ACTIONS: Readonly<Record<string, string>> = {
  'feedback.changed': 'changed a voice',
  'owner.created': 'became the first owner',
  'password.changed': 'changed their password',
  'password.reset': 'set a new password by a link',
  'password.reset.offered': 'made a link to a new password for',
  'session.started': 'signed in',
  'session.ended': 'ended a session',
  'session.others.ended': 'signed out everywhere else',
  'token.created': 'made an access token',
  'token.ended': 'ended an access token',
  'user.changed': 'changed the rights of',
  'user.invited': 'invited somebody',
  'user.invitation.revoked': 'took an invitation back',
  'user.joined': 'came in by an invitation',
  'user.removed': 'removed',
  'user.signed-out': 'signed out everywhere',
  'erasure.asked': 'asked to erase what a person said',
  'masks.changed': 'changed what is masked',
  'person.exported': 'took along what is known of a person',
  'retention.erased': 'erased words that were kept long enough',
  'rule.changed': 'changed a rule',
  'rule.created': 'made a rule',
  'rule.deleted': 'deleted a rule',
  'rules.ordered': 'put the rules in another order',
  'source.changed': 'changed the source',
  'source.created': 'made the source',
  'source.deleted': 'deleted a source',
  'source.erased': 'erased what came from a source',
  'source.token.ended': 'ended the old token of the source',
  'source.token.rotated': 'made a new token for the source',
  'wall.changed': 'changed the wall',
  'wall.created': 'opened the wall',
  'wall.paused': 'paused the wall',
  'wall.resumed': 'resumed the wall',
  'words.changed': 'changed the lists of words',
  'wall.key.renewed': 'made a new link for the wall',
}

/** As in "ana@… changed a voice"; of what has no words of its own "source: created". */
export function actionText(action: string): string {
  const [noun, ...verb] = action.split('.')
  return ACTIONS[action] ?? `${noun}: ${verb.join(' ').replaceAll('-', ' ')}`
}

/** What the log can be narrowed down to, as the server knows it and as people do. */
export const KINDS = [
  ['feedback', 'voices'],
  ['source', 'sources'],
  ['wall', 'walls'],
  ['rule', 'rules'],
  ['user', 'people'],
  ['session', 'signing in and out'],
  ['password', 'passwords'],
  ['token', 'access tokens'],
  ['rules', 'the order of rules'],
  ['words', 'lists of words'],
  ['masks', 'masks'],
  ['erasure', 'erasing'],
  ['retention', 'what was kept long enough'],
  ['person', 'one person’s data'],
] as const
