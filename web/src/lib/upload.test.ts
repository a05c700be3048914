import { expect, test } from "vitest";
import { maxFileBytes } from "../../../contract/files.ts";
import { fileProblem, largestFile } from "./upload.ts";

test("CV-7 an empty file and one that is too large are refused before a byte is sent, in words that say what to do", () => {
  expect(largestFile).toBe(maxFileBytes);
  expect(fileProblem(new Blob([]))).toBe("This file is empty. Choose another one.");
  expect(fileProblem(new Blob([new Uint8Array(largestFile + 1_500_000)]))).toBe("This file has 11.4 MB; 10 MB is the most. Make it smaller and add it again.");
  expect(fileProblem(new Blob([new Uint8Array(largestFile)]))).toBeNull();
});
