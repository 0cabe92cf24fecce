import { isTypedField, listOf, type Typed } from "#lib/listings/model/typed.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) &&
      isTypedField(element.name),
  );

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** What stands in the fields of a form now. */
export function collect(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const names = [...new Set(data.keys())].filter(isTypedField);
  return Object.fromEntries(
    names.map((name) => {
      const texts = data.getAll(name).filter((text) => typeof text === "string");
      return [name, texts.length === 1 ? (texts[0] ?? "") : texts];
    }),
  );
}

/** Put a form as typed into the fields; fields it does not name stay. Answers whether anything changed. */
export function fill(form: HTMLFormElement, typed: Typed): boolean {
  const before = JSON.stringify(collect(form));
  for (const control of controls(form)) {
    if (!(control.name in typed)) continue;
    if (isBox(control)) control.checked = listOf(typed, control.name).includes(control.value);
    else if (control.type !== "hidden") control.value = listOf(typed, control.name)[0] ?? "";
  }
  const changed = JSON.stringify(collect(form)) !== before;
  if (changed) form.dispatchEvent(new Event("input", { bubbles: true }));
  return changed;
}

/** What stood in the fields of a form when the server drew it. */
export function drawnWith(form: HTMLFormElement): Typed {
  const drawn: Record<string, string[]> = {};
  for (const control of controls(form)) {
    const texts = drawn[control.name] ?? [];
    drawn[control.name] = texts;
    if (isBox(control)) texts.push(...(control.defaultChecked ? [control.value] : []));
    else if (control instanceof HTMLSelectElement)
      texts.push(([...control.options].find((one) => one.defaultSelected) ?? control.options[0])?.value ?? "");
    else texts.push(control.defaultValue);
  }
  return drawn;
}

/** Whether somebody typed before the page's script was there, or the browser brought back what stood in the fields. */
export function isTouched(form: HTMLFormElement): boolean {
  return controls(form).some((control) => {
    if (isBox(control)) return control.checked !== control.defaultChecked;
    if (control instanceof HTMLSelectElement)
      return ![...control.options].every((one) => one.selected === one.defaultSelected || !one.selected);
    return control.value !== control.defaultValue;
  });
}
