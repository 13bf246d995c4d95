/** Fills the slots of a statement, `{{name}}`. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (slot, name: string) => slots[name] ?? slot)
}
