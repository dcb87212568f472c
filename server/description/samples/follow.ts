import type { Samples } from './sample.ts'

/** Everything that changes, page by page; the cursor is kept where the copy is kept. */
export function follow(origin: string): Samples {
  return {
    curl: `curl --fail-with-body "${origin}/api/v1/feedback?after=$CURSOR&limit=1000" \\
  -H "Authorization: Bearer $TENFOOT_TOKEN"
`,
    javascript: `let cursor = process.env.CURSOR ?? "";
for (let items = null; items?.length !== 0; ) {
  const response = await fetch(\`${origin}/api/v1/feedback?after=\${cursor}&limit=1000\`, {
    headers: { Authorization: \`Bearer \${process.env.TENFOOT_TOKEN}\` },
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  items = answer.items;
  cursor = answer.next;
  for (const entry of items) console.log(entry.id, entry.removed ? "is no more" : entry.score);
}
`,
    python: `import json, os, urllib.request

cursor, items = os.environ.get("CURSOR", ""), None
while items != []:
    request = urllib.request.Request(
        f"${origin}/api/v1/feedback?after={cursor}&limit=1000",
        headers={"Authorization": f"Bearer {os.environ['TENFOOT_TOKEN']}"},
    )
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    items, cursor = answer["items"], answer["next"]
    for entry in items:
        print(entry["id"], "is no more" if entry.get("removed") else entry.get("score"))
`,
    php: `<?php
$cursor = getenv("CURSOR") ?: "";
do {
    $request = curl_init("${origin}/api/v1/feedback?after=$cursor&limit=1000");
    curl_setopt_array($request, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ["Authorization: Bearer " . getenv("TENFOOT_TOKEN")],
    ]);
    $answer = json_decode(curl_exec($request), true);
    if (curl_getinfo($request, CURLINFO_RESPONSE_CODE) >= 400) {
        throw new RuntimeException($answer["detail"]);
    }
    $cursor = $answer["next"];
    foreach ($answer["items"] as $entry) {
        echo $entry["id"], " ", isset($entry["removed"]) ? "is no more" : $entry["score"] ?? "", PHP_EOL;
    }
} while ($answer["items"]);
`,
    csharp: `using System.Net.Http.Headers;
using System.Text.Json;

using var client = new HttpClient { BaseAddress = new Uri("${origin}") };
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
    "Bearer", Environment.GetEnvironmentVariable("TENFOOT_TOKEN"));
var cursor = Environment.GetEnvironmentVariable("CURSOR") ?? "";
int count;
do
{
    var text = await client.GetStringAsync($"/api/v1/feedback?after={cursor}&limit=1000");
    using var answer = JsonDocument.Parse(text);
    cursor = answer.RootElement.GetProperty("next").GetString();
    count = answer.RootElement.GetProperty("items").GetArrayLength();
    foreach (var entry in answer.RootElement.GetProperty("items").EnumerateArray())
        Console.WriteLine(entry.GetProperty("id"));
} while (count > 0);
`,
  }
}
