import type { Samples } from './sample.ts'

/** One entry, posted with the token of a source. It is safe to run again: the id counts once. */
export function postFeedback(origin: string): Samples {
  return {
    curl: `curl --fail-with-body ${origin}/api/v1/feedback \\
  -H "Authorization: Bearer $TENFOOT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"externalId": "resp_8842", "metric": "nps", "score": 9,
       "comment": "Called me back within ten minutes."}'
`,
    javascript: `const response = await fetch("${origin}/api/v1/feedback", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.TENFOOT_TOKEN}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    externalId: "resp_8842",
    metric: "nps",
    score: 9,
    comment: "Called me back within ten minutes.",
  }),
});
const answer = await response.json();
if (!response.ok) throw new Error(answer.detail);
console.log(answer.id);
`,
    python: `import json, os, urllib.request

request = urllib.request.Request(
    "${origin}/api/v1/feedback",
    method="POST",
    headers={
        "Authorization": f"Bearer {os.environ['TENFOOT_TOKEN']}",
        "Content-Type": "application/json",
    },
    data=json.dumps({
        "externalId": "resp_8842",
        "metric": "nps",
        "score": 9,
        "comment": "Called me back within ten minutes.",
    }).encode(),
)
with urllib.request.urlopen(request) as response:
    print(json.load(response)["id"])
`,
    php: `<?php
$request = curl_init("${origin}/api/v1/feedback");
curl_setopt_array($request, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        "Authorization: Bearer " . getenv("TENFOOT_TOKEN"),
        "Content-Type: application/json",
    ],
    CURLOPT_POSTFIELDS => json_encode([
        "externalId" => "resp_8842",
        "metric" => "nps",
        "score" => 9,
        "comment" => "Called me back within ten minutes.",
    ]),
]);
$answer = json_decode(curl_exec($request), true);
if (curl_getinfo($request, CURLINFO_RESPONSE_CODE) >= 400) {
    throw new RuntimeException($answer["detail"]);
}
echo $answer["id"], PHP_EOL;
`,
    csharp: `using System.Net.Http.Headers;
using System.Net.Http.Json;

using var client = new HttpClient { BaseAddress = new Uri("${origin}") };
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
    "Bearer", Environment.GetEnvironmentVariable("TENFOOT_TOKEN"));

var response = await client.PostAsJsonAsync("/api/v1/feedback", new
{
    externalId = "resp_8842",
    metric = "nps",
    score = 9,
    comment = "Called me back within ten minutes.",
});
var answer = await response.Content.ReadAsStringAsync();
if (!response.IsSuccessStatusCode) throw new Exception(answer);
Console.WriteLine(answer);
`,
  }
}
