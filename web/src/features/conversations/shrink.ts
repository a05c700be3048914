/** Pixels of the longer side that data saver leaves a photo. */
export const shrunkSide = 1600;

const shrinkable = /^image\/(jpeg|png|webp)$/;

/**
 * Makes a large photo smaller before it is sent, for people who save data. What can't be decoded here, or would not become smaller,
 * stays as it is.
 */
export async function shrunk(file: File): Promise<File> {
  if (!shrinkable.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const share = shrunkSide / Math.max(picture.width, picture.height);
    if (share >= 1) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/jpeg", 0.82));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
