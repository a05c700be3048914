/**
 * The smallest HEVC encoder (ITU-T H.265): one still picture in blocks of 16×16 whose samples stand uncompressed (`pcm_flag`). What
 * comes out is a real stream for any decoder, made of nothing but the standard, so that tests need no photo of a stranger.
 */

class Bits {
  private readonly bytes: number[] = [];
  private held = 0;
  private count = 0;
  put(value: number, length: number): this {
    for (let i = length - 1; i >= 0; i--) {
      this.held = (this.held << 1) | (Math.floor(value / 2 ** i) & 1);
      if (++this.count === 8) {
        this.bytes.push(this.held);
        this.held = this.count = 0;
      }
    }
    return this;
  }
  /** Exponential Golomb (9.2). */
  golomb(...values: number[]): this {
    for (const value of values) {
      const length = 32 - Math.clz32(value + 1);
      this.put(0, length - 1).put(value + 1, length);
    }
    return this;
  }
  align(): this {
    while (this.count > 0) this.put(0, 1);
    return this;
  }
  push(samples: Uint8Array): void {
    for (const byte of samples) this.bytes.push(byte);
  }
  end(): number[] {
    this.put(1, 1).align();
    return this.bytes;
  }
  raw(): number[] { return this.bytes; }
}

/** Ranges of the less probable symbol by state (table 9-46). */
const lessProbable = [
  [128, 176, 208, 240], [128, 167, 197, 227], [128, 158, 187, 216], [123, 150, 178, 205], [116, 142, 169, 195], [111, 135, 160, 185], [105, 128, 152, 175],
  [100, 122, 144, 166], [95, 116, 137, 158], [90, 110, 130, 150], [85, 104, 123, 142], [81, 99, 117, 135], [77, 94, 111, 128], [73, 89, 105, 122], [69, 85, 100, 116], [66, 80, 95, 110], [62, 76, 90, 104],
  [59, 72, 86, 99], [56, 69, 81, 94], [53, 65, 77, 89], [51, 62, 73, 85], [48, 59, 69, 80], [46, 56, 66, 76], [43, 53, 63, 72], [41, 50, 59, 69], [39, 48, 56, 65],
  [37, 45, 54, 62], [35, 43, 51, 59], [33, 41, 48, 56], [32, 39, 46, 53], [30, 37, 43, 50], [29, 35, 41, 48], [27, 33, 39, 45], [26, 31, 37, 43], [24, 30, 35, 41],
  [23, 28, 33, 39], [22, 27, 32, 37], [21, 26, 30, 35], [20, 24, 29, 33], [19, 23, 27, 31], [18, 22, 26, 30], [17, 21, 25, 28], [16, 20, 23, 27], [15, 19, 22, 25],
  [14, 18, 21, 24], [14, 17, 20, 23], [13, 16, 19, 22], [12, 15, 18, 21], [12, 14, 17, 20], [11, 14, 16, 19], [11, 13, 15, 18], [10, 12, 15, 17], [10, 12, 14, 16],
  [9, 11, 13, 15], [9, 11, 12, 14], [8, 10, 12, 14], [8, 9, 11, 13], [7, 9, 11, 12], [7, 9, 10, 12], [7, 8, 10, 11], [6, 8, 9, 11], [6, 7, 9, 10], [6, 7, 8, 9],
];

/** The arithmetic coder (9.3.4), for the three kinds of decision that such a picture has. */
class Coder {
  private low = 0;
  private range = 510;
  private first = true;
  private outstanding = 0;
  private state = 0;
  private readonly bits: Bits;
  constructor(bits: Bits) {
    this.bits = bits;
  }
  private putBit(bit: number): void {
    if (this.first) this.first = false;
    else this.bits.put(bit, 1);
    for (; this.outstanding > 0; this.outstanding--) this.bits.put(1 - bit, 1);
  }
  private renormalise(): void {
    while (this.range < 256) {
      if (this.low < 256) this.putBit(0);
      else if (this.low >= 512) {
        this.low -= 512;
        this.putBit(1);
      } else {
        this.low -= 256;
        this.outstanding++;
      }
      this.range *= 2;
      this.low *= 2;
    }
  }
  /** The more probable symbol: here always "one block, not four". */
  probable(): void {
    this.range -= lessProbable[this.state]?.[(this.range >> 6) & 3] ?? 0;
    if (this.state < 62) this.state++;
    this.renormalise();
  }
  /** A decision that ends the coding when it is 1. */
  terminate(last: boolean): void {
    this.range -= 2;
    if (last) {
      this.low += this.range;
      this.range = 2;
      this.renormalise();
      this.putBit((this.low >> 9) & 1);
      this.bits.put(((this.low >> 7) & 3) | 1, 2).align();
    } else this.renormalise();
  }
  begin(): void {
    this.low = this.outstanding = 0;
    this.range = 510;
    this.first = true;
  }
}

/** A NAL unit (7.3.1): header, then the bytes with 3 put in where three would look like a start code. */
function unit(type: number, payload: number[]): Buffer {
  const out = [type << 1, 1];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Buffer.from(out);
}

/** profile_tier_level: Main Still Picture, level 6.2. */
const profile = (bits: Bits) => bits.put(3, 8).put(0x7000_0000, 32).put(0b1011, 4).put(0, 44).put(186, 8);

export interface Picture {
  /** Multiples of 16. */
  width: number;
  height: number;
  /** Y, Cb and Cr of a pixel; colour is taken from every second one. */
  at(x: number, y: number): [number, number, number];
}

/** The picture's parameter sets and its one slice. */
export function encodeHevc({ width, height, at }: Picture): { sets: [Buffer, Buffer, Buffer]; slice: Buffer } {
  const video = profile(new Bits().put(0, 4).put(3, 2).put(0, 9).put(1, 1).put(0xffff, 16)).put(1, 1).golomb(0, 0, 0).put(0, 6).golomb(0).put(0, 2).end();
  const sequence = profile(new Bits().put(0, 7).put(1, 1)).golomb(0, 1, width, height).put(0, 1).golomb(0, 0, 4).put(1, 1).golomb(0, 0, 0)
    // Blocks of 16 only; pcm of 8 bits on blocks of 16, not filtered.
    .golomb(1, 0, 0, 2, 0, 0).put(0b0001, 4).put(0x77, 8).golomb(1, 0).put(1, 1).golomb(0).put(0, 5).end();
  const pictures = new Bits().golomb(0, 0).put(0, 7).golomb(0, 0, 0).put(0, 3).golomb(0, 0).put(0, 7).put(0b101, 3).put(0, 2).golomb(0).put(0, 2).end();
  const bits = new Bits().put(0b10, 2).golomb(0, 2, 0).put(1, 1).align();
  // part_mode starts from the value 184 at quantiser 26 (9.3.2.2): (10 × 26 >> 4) + 48 = 64, which is state 0, and 1 is the more probable.
  const coder = new Coder(bits);
  const samples = new Uint8Array(384);
  for (let top = 0; top < height; top += 16) {
    for (let left = 0; left < width; left += 16) {
      coder.probable();
      coder.terminate(true);
      for (let y = 0; y < 16; y++) {
        for (let x = 0; x < 16; x++) {
          const [luma, cb, cr] = at(left + x, top + y);
          samples[y * 16 + x] = luma;
          if (x % 2 === 0 && y % 2 === 0) {
            samples[256 + (y / 2) * 8 + x / 2] = cb;
            samples[320 + (y / 2) * 8 + x / 2] = cr;
          }
        }
      }
      bits.push(samples);
      coder.begin();
      coder.terminate(top + 16 >= height && left + 16 >= width);
    }
  }
  return { sets: [unit(32, video), unit(33, sequence), unit(34, pictures)], slice: unit(20, bits.raw()) };
}
