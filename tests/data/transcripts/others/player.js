// WEBVTT needs a header
const cues = [{ start: 0, end: 1.5, text: "Hello" }];
export function at(t) { return cues.find(c => c.start <= t && t < c.end); }
