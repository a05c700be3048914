import sharp from "sharp";

/** A landscape of plain shapes in one colour, as a photo: small, and different for every hue (0 to 360). */
export async function scenePhoto(width: number, height: number, hue: number): Promise<Buffer> {
  const at = (x: number, y: number) => `${Math.round(width * x)},${Math.round(height * y)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue},55%,82%)"/><stop offset="1" stop-color="hsl(${hue + 25},60%,62%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${width * 0.68}" cy="${height * 0.3}" r="${Math.min(width, height) * 0.12}" fill="hsl(${hue + 40},80%,90%)"/>
    <polygon points="${at(0, 0.72)} ${at(0.3, 0.45)} ${at(0.55, 0.7)} ${at(0.8, 0.5)} ${at(1, 0.66)} ${at(1, 1)} ${at(0, 1)}" fill="hsl(${hue},40%,42%)"/>
    <polygon points="${at(0, 0.86)} ${at(0.4, 0.7)} ${at(1, 0.84)} ${at(1, 1)} ${at(0, 1)}" fill="hsl(${hue + 10},45%,28%)"/></svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}

/** A phone's picture of a payment message. */
export async function receiptPhoto(sum: string, reference: string): Promise<Buffer> {
  const line = (y: number, text: string, size = 34, weight = 400) => `<text x="80" y="${y}" font-family="Inter, Arial, sans-serif" font-size="${size}" font-weight="${weight}" fill="#1b2733">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#dfe7e2"/><rect x="40" y="200" width="820" height="560" rx="28" fill="#ffffff"/>
    ${line(290, "M-PESA", 40, 700)}${line(370, `${reference} Confirmed.`)}${line(430, `${sum} paid to BARAZA DEMO`)}${line(490, "on 12/11/26 at 8:12 AM.")}${line(590, `Transaction cost, KSh 0.00`)}${line(690, "Balance is shown in the app.", 30)}</svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** A PDF of one page with some lines of plain letters. */
export function onePagePdf(lines: readonly string[]): Buffer {
  const text = `BT /F1 14 Tf 72 760 Td 22 TL ${lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.4\n";
  const places = objects.map((body, at) => {
    const place = pdf.length;
    pdf += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, "latin1");
}
