import { launchBrowser } from './browser.ts'
import { startWallServer } from './fixtures/.scr-wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'
import { mkdirSync } from 'node:fs'

const VOICES: [string, string, string, string, string][] = [
  ['ar', 'ar-EG', 'اتصلت بسبب طرد كنت قد فقدت الأمل فيه. بعد عشر دقائق عاود أحدهم الاتصال بي بابتسامة سمعتها.', 'ليلى ح.', 'القاهرة'],
  ['he', 'en', 'התקשרתי בקשר לחבילה שכבר ויתרתי עליה. עשר דקות אחר כך חזרו אליי, עם חיוך שאפשר לשמוע!', 'נועה כ.', 'תל אביב'],
  ['hi', 'en', 'मैंने एक पार्सल के बारे में फ़ोन किया जिसकी उम्मीद छोड़ चुकी थी। दस मिनट बाद किसी ने मुस्कुराते हुए वापस फ़ोन किया।', 'प्रिया श.', 'दिल्ली'],
  ['th', 'en', 'ฉันโทรถามเรื่องพัสดุที่หมดหวังไปแล้ว สิบนาทีต่อมามีคนโทรกลับมาพร้อมรอยยิ้มที่ได้ยินผ่านสาย', 'สมหญิง ก.', 'เชียงใหม่'],
  ['zh', 'en', '我打电话问一个已经不抱希望的包裹。十分钟后就有人回电，我听得出来她在微笑。“服务真好！”', '王芳', '上海'],
  ['zh-TW', 'en', '我打電話問一個已經不抱希望的包裹。十分鐘後就有人回電，我聽得出來她在微笑。「服務真好！」', '陳美玲', '台北'],
  ['ja', 'ja', 'もうあきらめていた荷物のことで電話しました。十分後に、笑顔が聞こえるような声で折り返しの電話をいただきました。', '佐藤 由美', '東京'],
  ['ko', 'en', '이미 포기했던 소포 때문에 전화했어요. 십 분 뒤에 웃음이 들리는 목소리로 다시 전화를 주셨습니다.', '김지우', '서울'],
  ['ru', 'en', 'Я позвонила насчёт посылки, на которую уже не надеялась. Через десять минут мне перезвонили — с улыбкой, которую было слышно.', 'Ольга П.', 'Казань'],
  ['el', 'en', 'Πήρα τηλέφωνο για ένα δέμα που είχα ήδη ξεγράψει. Δέκα λεπτά αργότερα με κάλεσαν πίσω με ένα χαμόγελο που ακουγόταν.', 'Ελένη Κ.', 'Πάτρα'],
  ['vi', 'en', 'Tôi gọi hỏi về một bưu kiện mà tôi đã không còn hy vọng. Mười phút sau có người gọi lại với nụ cười nghe thấy được.', 'Nguyễn Thị Hương', 'Đà Nẵng'],
  ['en', 'en', '👏🏽🎉 Best bakery ever 🥐❤️ I ❤ the croissants, 10/10 👨‍👩‍👧 🇩🇪', 'Zoë K. 😀', 'Zürich'],
  ['en', 'en', '👍', 'Maya', 'Leipzig'],
  ['ar', 'ar', 'متجر iPhone في Leipzig ممتاز، 10 من 10!', 'Maya K.', 'Leipzig'],
  ['ar', 'en', 'iPhone من متجركم ممتاز جدًا، شكرًا لكم!', 'ليلى ح.', 'القاهرة'],
  ['en', 'ar', 'I rang about a parcel I had already given up on.', 'Maya K.', 'Leipzig'],
  ['de', 'de-AT', 'Donaudampfschifffahrtsgesellschaftskapitän war sehr zufrieden mit der Lebensmittelunverträglichkeitsberatung.', 'Jörg Ü.', 'Gänserndorf'],
]
const only = process.argv[2]
mkdirSync('/tmp/scr/shots', { recursive: true })
const browser = await launchBrowser()
const server = await startWallServer({ view: VIEW, at: clockAt('12:12') })
const clock = process.argv[3] ?? '16:42'
for (const [i, [language, locale, words, name, location]] of VOICES.entries()) {
  if (only && only !== 'all' && !only.split(',').includes(String(i))) continue
  server.setTime(clockAt(clock))
  server.show({ ...VIEW, locale, waiting: 3, turn: turnOf({ words, name, location, language, at: clockAt(clock) - 120_000 }, { from: clockAt(clock) - 60_000 }) })
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const asked: string[] = []
  page.on('request', (r) => asked.push(new URL(r.url()).pathname))
  page.on('console', (m) => console.log('console', m.text()))
  page.on('pageerror', (e) => console.log('error', e.message))
  await page.goto(`${server.url}/wall/lobby?key=secret`)
  await page.waitForSelector('body[data-scene="voices"]')
  await page.waitForFunction(() => !document.querySelector('.unlettered'))
  await page.waitForTimeout(200)
  await page.screenshot({ path: `/tmp/scr/shots/${String(i).padStart(2, '0')}-${language}-${locale}.png` })
  console.log(i, language, locale, asked.filter((a) => a.startsWith('/letters') || a.endsWith('json')).map((a) => a.replace(/.*\//, '')).join(' '), 'n', asked.length)
  await page.close()
}
await browser.close()
await server.close()
