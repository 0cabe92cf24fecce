/** Takes the focus to the first control of a form that something is wrong with, in the middle of the screen; false without one. */
export function focusFirstFault(form: HTMLFormElement): boolean {
  const found = form.querySelector<HTMLElement>("[aria-invalid=true]");
  // A group is no control itself; its first box is.
  const control = found instanceof HTMLFieldSetElement ? found.querySelector<HTMLElement>("input:not([type=hidden])") : found;
  if (!control) return false;
  control.focus({ preventScroll: true });
  // The label and the error stand above the control, and shall be seen with it.
  (found ?? control).scrollIntoView({ block: "center" });
  return true;
}
