import { expect, it } from "vitest";
import { commonStyle, followsStyle, inStyle, styleOf } from "#src/project/layout/file-name-styles.ts";

it("tells the style of a name only where one alone would do", () => {
  expect(["audio-server", "audio_server", "audioServer", "AudioServer"].map(styleOf)).toEqual([
    "kebab-case",
    "snake_case",
    "camelCase",
    "PascalCase",
  ]);
  expect(["audio", "x11", "audio-Server", "a.b", ""].map(styleOf)).toEqual([null, null, null, null, null]);
  expect(followsStyle("audio", "snake_case")).toBe(true);
  expect(followsStyle("audio", "PascalCase")).toBe(false);
});

it("takes the style of nine in ten, of eight names at least", () => {
  const kebab = Array.from({ length: 9 }, (_, index) => `a-${index}`);
  expect(commonStyle([...kebab, "aB", "word"])).toBe("kebab-case");
  expect(commonStyle([...kebab, "aB", "aC"])).toBeNull();
  expect(commonStyle(kebab.slice(0, 7))).toBeNull();
});

it("writes a name in another style", () => {
  expect(inStyle("audioServer", "kebab-case")).toBe("audio-server");
  expect(inStyle("XMLHttp_server", "snake_case")).toBe("xml_http_server");
  expect(inStyle("audio-server", "camelCase")).toBe("audioServer");
  expect(inStyle("audio_server", "PascalCase")).toBe("AudioServer");
});
