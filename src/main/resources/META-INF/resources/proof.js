// While the form is being filled in, finds digits that, after the form's challenge, give a SHA-256 (FIPS 180-4) with enough
// leading zero bits. The form works without; requests that come with it are trusted with more. Not crypto.subtle: that is
// missing on plain http, and one promise for each of many thousand tries is slower than the hash itself.

const CHUNK_MS = 8;
const DIGITS = 7;

const primes = [];
for (let n = 2; primes.length < 64; n++) {
  if (primes.every((p) => n % p !== 0)) {
    primes.push(n);
  }
}
const fraction = (x) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
const START = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
const ROUND = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const words = new Int32Array(64);

const turn = (x, by) => (x >>> by) | (x << (32 - by));

// The first word of the hash of the one block that begins `words`.
function firstWord() {
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15];
    const y = words[i - 2];
    words[i] = words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3))
      + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i++) {
    const s = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + words[i] | 0;
    const t = s + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
    h = g; g = f; f = e; e = d + s | 0;
    d = c; c = b; b = a; a = t;
  }
  return START[0] + a | 0;
}

function search(challenge, bits, found) {
  const text = new Uint8Array(64);
  const block = new DataView(text.buffer);
  const length = challenge.length + DIGITS;
  text.set(new TextEncoder().encode(challenge));
  text[length] = 0x80;
  block.setUint32(60, length * 8);
  let tries = 0;
  const chunk = () => {
    const until = performance.now() + CHUNK_MS;
    do {
      for (let i = 0; i < 64; i++) {
        const digits = (tries++).toString(16).padStart(DIGITS, '0');
        for (let at = 0; at < DIGITS; at++) {
          text[challenge.length + at] = digits.charCodeAt(at);
        }
        for (let at = 0; at < 16; at++) {
          words[at] = block.getInt32(at * 4);
        }
        if (firstWord() >>> (32 - bits) === 0) {
          found(digits);
          return;
        }
      }
    } while (performance.now() < until);
    setTimeout(chunk);
  };
  chunk();
}

const challenge = document.querySelector('input[name="challenge"]');
challenge?.form.addEventListener('focusin', () => search(challenge.value, Number(challenge.dataset.bits), (digits) => {
  challenge.form.elements.proof.value = digits;
}), { once: true });
