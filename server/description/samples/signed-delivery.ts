import type { Samples } from './sample.ts'

/**
 * A delivery to a source's hook, signed as Standard Webhooks have it: HMAC-SHA256 over id, time and body with the
 * bytes that stand in base64 behind `whsec_`.
 * @see https://www.standardwebhooks.com
 */
export function signedDelivery(origin: string): Samples {
  return {
    curl: `BODY='{"externalId": "resp_8843", "metric": "nps", "score": 8,
       "comment": "Arrived a day early."}'
ID="msg_resp_8843"
TIME=$(date +%s)
KEY=$(printf %s "\${TENFOOT_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
SIGNATURE=$(printf %s "$ID.$TIME.$BODY" |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)

curl --fail-with-body "${origin}/hooks/$TENFOOT_SOURCE" \\
  -H "Content-Type: application/json" \\
  -H "webhook-id: $ID" \\
  -H "webhook-timestamp: $TIME" \\
  -H "webhook-signature: v1,$SIGNATURE" \\
  -d "$BODY"
`,
    javascript: `import { createHmac } from "node:crypto";

const { TENFOOT_SOURCE, TENFOOT_SECRET } = process.env;
const body = JSON.stringify({
  externalId: "resp_8843",
  metric: "nps",
  score: 8,
  comment: "Arrived a day early.",
});
const id = "msg_resp_8843";
const time = String(Math.floor(Date.now() / 1000));
const key = Buffer.from(TENFOOT_SECRET.slice("whsec_".length), "base64");
const signature = createHmac("sha256", key).update(\`\${id}.\${time}.\${body}\`).digest("base64");

const response = await fetch(\`${origin}/hooks/\${TENFOOT_SOURCE}\`, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": time,
    "webhook-signature": \`v1,\${signature}\`,
  },
  body,
});
const answer = await response.json();
if (!response.ok) throw new Error(answer.detail);
console.log(answer.state);
`,
    python: `import base64, hashlib, hmac, json, os, time, urllib.request

source, secret = os.environ["TENFOOT_SOURCE"], os.environ["TENFOOT_SECRET"]
body = json.dumps({
    "externalId": "resp_8843",
    "metric": "nps",
    "score": 8,
    "comment": "Arrived a day early.",
})
message_id, now = "msg_resp_8843", str(int(time.time()))
key = base64.b64decode(secret.removeprefix("whsec_"))
signed = f"{message_id}.{now}.{body}".encode()
signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()

request = urllib.request.Request(
    f"${origin}/hooks/{source}",
    method="POST",
    headers={
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": now,
        "webhook-signature": f"v1,{signature}",
    },
    data=body.encode(),
)
with urllib.request.urlopen(request) as response:
    print(json.load(response)["state"])
`,
    php: `<?php
$body = json_encode([
    "externalId" => "resp_8843",
    "metric" => "nps",
    "score" => 8,
    "comment" => "Arrived a day early.",
]);
$id = "msg_resp_8843";
$time = (string) time();
$key = base64_decode(substr(getenv("TENFOOT_SECRET"), strlen("whsec_")));
$signature = base64_encode(hash_hmac("sha256", "$id.$time.$body", $key, true));

$request = curl_init("${origin}/hooks/" . getenv("TENFOOT_SOURCE"));
curl_setopt_array($request, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        "Content-Type: application/json",
        "webhook-id: $id",
        "webhook-timestamp: $time",
        "webhook-signature: v1,$signature",
    ],
    CURLOPT_POSTFIELDS => $body,
]);
$answer = json_decode(curl_exec($request), true);
if (curl_getinfo($request, CURLINFO_RESPONSE_CODE) >= 400) {
    throw new RuntimeException($answer["detail"]);
}
echo $answer["state"], PHP_EOL;
`,
    csharp: `using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var source = Environment.GetEnvironmentVariable("TENFOOT_SOURCE")!;
var secret = Environment.GetEnvironmentVariable("TENFOOT_SECRET")!;
var body = JsonSerializer.Serialize(new
{
    externalId = "resp_8843",
    metric = "nps",
    score = 8,
    comment = "Arrived a day early.",
});
var id = "msg_resp_8843";
var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString();
var key = Convert.FromBase64String(secret["whsec_".Length..]);
var signed = Encoding.UTF8.GetBytes($"{id}.{time}.{body}");
var signature = Convert.ToBase64String(HMACSHA256.HashData(key, signed));

using var client = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Post, $"${origin}/hooks/{source}")
{
    Content = new StringContent(body, Encoding.UTF8, "application/json"),
};
request.Headers.Add("webhook-id", id);
request.Headers.Add("webhook-timestamp", time);
request.Headers.TryAddWithoutValidation("webhook-signature", $"v1,{signature}");
var response = await client.SendAsync(request);
var answer = await response.Content.ReadAsStringAsync();
if (!response.IsSuccessStatusCode) throw new Exception(answer);
Console.WriteLine(answer);
`,
  }
}
