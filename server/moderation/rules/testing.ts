import type { Rule, RuleBody, RulePreview } from '../../../shared/rules.ts'
import { createIntegrator } from '../../testing/integrator.ts'
import type { TestServer } from '../../testing/server.ts'

export type Wish = Partial<Pick<RuleBody, 'name' | 'source' | 'enabled' | 'when'>> & { do: RuleBody['then'] }

/** A rule as it is posted; `do` is what it does. */
export function ruleOf({ do: doing, ...rest }: Wish): object {
  return Object.assign({ name: 'A rule', when: {}, ...rest }, Object.fromEntries([['then', doing]]))
}

/** A source that decides by rules, somebody who posts to it, and the rules of it alone. */
export async function makeRuled(server: TestServer, rules: Wish[] = [], settings: object = {}) {
  const source = await server.makeSource({ metric: 'nps', policy: 'rules', ...settings })
  const made: Rule[] = []
  for (const rule of rules) made.push((await addRule(server, { source: source.id, ...rule })).body)
  const shop = createIntegrator(server, source)
  return {
    source,
    rules: made,
    shop,
    /** Posts, and answers what the office is told of it. */
    async add(posted: object) {
      const { body } = await shop.post({ score: 9, comment: 'Fine.', ...posted })
      return read(server, body.id)
    },
  }
}

export function addRule(server: TestServer, rule: Wish) {
  return server.asOwner<Rule>('POST', '/api/v1/rules', ruleOf(rule))
}

export async function read(server: TestServer, id: string) {
  type Read = Awaited<ReturnType<ReturnType<typeof createIntegrator>['post']>>['body']
  return (await server.asOwner<Read>('GET', `/api/v1/feedback/${id}`)).body
}

export function previewOf(server: TestServer, rule: Wish, id?: string) {
  return server.asOwner<RulePreview>('POST', '/api/v1/rules/preview', {
    rule: ruleOf(rule),
    ...(id && { id }),
  })
}
