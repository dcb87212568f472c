import type { JsonSchema } from '../json-schema.ts'
import { follow } from '../samples/follow.ts'
import { postFeedback } from '../samples/post-feedback.ts'
import { LANGUAGES, type Language, type Samples } from '../samples/sample.ts'
import { signedDelivery } from '../samples/signed-delivery.ts'
import { type Html, html, prose } from './html.ts'
import { code, type DescribedOperation, operationPart, schemaPart } from './operation.ts'

const SAMPLES: readonly [title: string, about: string, samples: (origin: string) => Samples][] = [
  [
    'Post feedback',
    'With the token of a source, which an admin makes under Sources. `201` means that it is safely kept. Sent again it is `200` and counts once.',
    postFeedback,
  ],
  [
    'Send a signed delivery',
    'To the hook of a source, signed with its signing secret as Standard Webhooks have it. Tools that sign in their own way are listed under Sources in the admin app.',
    signedDelivery,
  ],
  [
    'Follow what changes',
    'With a personal access token. The cursor says where to go on; keep it beside your copy.',
    follow,
  ],
]

/** The whole description as a page: what stands between `<main>` and its end. */
export function docsPage(document: JsonSchema, origin: string): string {
  const { info, tags, paths, components } = document as unknown as Document
  return html`<header class="top"><a class="brand" href="#top">Tenfoot</a>
<nav class="elsewhere" aria-label="Elsewhere"><a href="/admin">Admin</a> <a href="/api/v1/openapi.json">openapi.json</a></nav></header>
<div class="sides">
<nav class="chapters" aria-label="Chapters"><ul>
<li><a href="#examples">Examples</a></li>
${tags.map(({ name }) => html`<li><a href="#${anchor(name)}">${name}</a></li>`)}
<li><a href="#schemas">Schemas</a></li>
</ul></nav>
<main id="top">
<h1>The API</h1>
<div class="lead">${prose(info.description)}</div>
${examplesPart(origin)}
${tags.map((tag) => chapterPart(tag, paths, components.schemas))}
${schemasPart(components.schemas)}
</main>
</div>`.text
}

interface Document {
  info: { description: string }
  tags: Tag[]
  paths: Paths
  components: { schemas: Schemas }
}
type Schemas = Record<string, JsonSchema>
interface Tag {
  name: string
  description: string
}
type Paths = Record<string, Record<string, DescribedOperation & { tags: string[] }>>

function examplesPart(origin: string): Html {
  const languages = Object.entries(LANGUAGES) as [Language, string][]
  const choice = languages.map(
    ([language, name], place) =>
      html`<label><input type="radio" name="language" id="in-${language}" ${place === 0 && 'checked'}>${name}</label>`,
  )
  return html`<section id="examples"><h2>Examples</h2>
<fieldset class="languages"><legend>In</legend>${choice}</fieldset>
${SAMPLES.map(([title, about, samples]) => {
  const texts = samples(origin)
  return html`<h3>${title}</h3>${prose(about)}${languages.map(
    ([language]) => html`<div class="sample ${language}">${code(texts[language])}</div>`,
  )}`
})}
</section>`
}

function chapterPart({ name, description }: Tag, paths: Paths, schemas: Schemas): Html {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(name))
      .map(([method, operation]) => operationPart(method, path, operation, schemas)),
  )
  return html`<section id="${anchor(name)}"><h2>${name}</h2>${prose(description)}${calls}</section>`
}

function schemasPart(schemas: Schemas): Html {
  const all = Object.entries(schemas).map(
    ([
      name,
      schema,
    ]) => html`<details class="call" id="schema-${name}"><summary><span class="what">${name}</span></summary>
<div class="inside">${typeof schema.description === 'string' && prose(schema.description)}${schemaPart('Fields', schema)}</div></details>`,
  )
  return html`<section id="schemas"><h2>Schemas</h2><p>What several calls take or answer.</p>${all}</section>`
}

function anchor(name: string): string {
  return name.toLowerCase().replaceAll(/\W+/g, '-')
}
