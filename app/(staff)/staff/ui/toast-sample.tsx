"use client";

import { useState } from "react";
import { Button } from "#components/button.tsx";
import { Toast } from "#components/toast.tsx";

/** A toast on demand: it would lie over the other samples. */
export function ToastSample({ words }: { words: { open: string; text: string; undo: string } }) {
  const [count, setCount] = useState(0);
  return (
    <>
      <Button look="secondary" onClick={() => setCount(count + 1)}>
        {words.open}
      </Button>
      {count > 0 && (
        <Toast
          key={count}
          closeHref="/staff/ui"
          action={
            <Button look="quiet" onClick={() => setCount(0)}>
              {words.undo}
            </Button>
          }
        >
          {words.text}
        </Toast>
      )}
    </>
  );
}
