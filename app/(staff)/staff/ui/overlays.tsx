import { Button } from "#components/button.tsx";
import { Dialog, DialogCloser, DialogOpener } from "#components/dialog.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { SkeletonRows } from "#components/skeleton.tsx";
import { Stepper } from "#components/stepper.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { ToastSample } from "./toast-sample.tsx";

/** What lies over the page or is folded away. */
export function Overlays({ locale }: { locale: Locale }) {
  const question = (
    <>
      <p>{t(locale, "specimen.dialogText")}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <Button look="danger">{t(locale, "specimen.danger")}</Button>
        <DialogCloser id="ui-dialog">{t(locale, "specimen.cancel")}</DialogCloser>
      </p>
    </>
  );
  return (
    <Section title={t(locale, "specimen.overlays")}>
      <p className="flex flex-wrap gap-3">
        <DialogOpener id="ui-dialog">{t(locale, "specimen.openDialog")}</DialogOpener>
        <DialogOpener id="ui-sheet">{t(locale, "specimen.openSheet")}</DialogOpener>
        <ToastSample
          words={{
            open: t(locale, "specimen.openToast"),
            text: t(locale, "specimen.toastText"),
            undo: t(locale, "specimen.undo"),
          }}
        />
      </p>
      <Dialog id="ui-dialog" title={t(locale, "specimen.dialogTitle")}>
        {question}
      </Dialog>
      <Dialog id="ui-sheet" title={t(locale, "specimen.openSheet")} sheet>
        <p>{t(locale, "specimen.dialogText")}</p>
        <div className="overlay-foot mt-4">
          <Button className="w-full">{t(locale, "specimen.send")}</Button>
        </div>
      </Dialog>
      <div className="mt-4 space-y-2">
        <Disclosure summary={t(locale, "specimen.more")}>{t(locale, "specimen.dialogText")}</Disclosure>
        <Disclosure summary={t(locale, "specimen.more")} look="button" open>
          {t(locale, "specimen.dialogText")}
        </Disclosure>
      </div>
    </Section>
  );
}

/** Where a task stands, and what is on its way. */
export function Progress({ locale }: { locale: Locale }) {
  const steps = [
    { label: t(locale, "specimen.stepRequired"), href: "/staff/ui" },
    { label: t(locale, "specimen.stepMore") },
    { label: t(locale, "specimen.stepPreview") },
  ];
  return (
    <Section title={t(locale, "specimen.progress")}>
      <div className="space-y-6">
        {steps.map((step, current) => (
          <Stepper
            key={step.label}
            steps={steps}
            current={current}
            label={`${t(locale, "specimen.progress")} ${current + 1}`}
            doneLabel={t(locale, "design.stepDone")}
          />
        ))}
        <SkeletonRows rows={2} label={t(locale, "design.loading")} />
        <progress className="progress" value={62} max={100} aria-label={t(locale, "specimen.progress")} />
      </div>
    </Section>
  );
}

/** Messages in the flow, and nothing at all. */
export function States({ locale }: { locale: Locale }) {
  return (
    <Section title={t(locale, "specimen.empty")}>
      <div className="space-y-4">
        <Notice>{t(locale, "specimen.noticeInfo")}</Notice>
        <Notice kind="ok">{t(locale, "specimen.noticeOk")}</Notice>
        <Notice kind="warn">{t(locale, "specimen.noticeWarn")}</Notice>
        <Notice kind="err" title={t(locale, "common.formFailed")}>
          {t(locale, "specimen.noticeErr")}
        </Notice>
        <EmptyState
          title={t(locale, "specimen.emptyTitle")}
          action={<Button look="secondary">{t(locale, "specimen.secondary")}</Button>}
        >
          {t(locale, "specimen.emptyText")}
        </EmptyState>
      </div>
    </Section>
  );
}
