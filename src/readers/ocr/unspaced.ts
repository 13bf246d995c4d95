/** Text without the spaces the engine puts between Chinese letters, digits and punctuation. */
export function unspaced(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}\p{P}\d])[ \t]+(?=[\p{Script=Han}\p{P}])|(?<=[\p{Script=Han}\p{P}])[ \t]+(?=\d)/gu, '').trim()
}
