import type { SiteDocument } from "#lib/i18n/document.ts";

/** Which standard is followed, what was checked, what is not good yet, whom to tell, in English. */
export const accessibility: SiteDocument = {
  title: "Accessibility",
  description: "The accessibility standards this site follows, what has been done, what has not, and how to tell us.",
  intro: [
    "Everybody should be able to post, search and get in touch, whatever the device or browser, with a screen reader, enlarged text or the keyboard alone.",
    "We aim at the Chinese standard GB/T 37668-2019 and at WCAG 2.2 level AA.",
  ],
  sections: [
    {
      id: "done",
      title: "What has been done",
      blocks: [
        [
          "Reading, searching, filtering, signing in, posting and contacting work in browsers without scripts.",
          "Everything can be done with the keyboard; the focus is always visible, and each page begins with a link to its content.",
          "Every field has a visible name; errors stand at their field, are listed at the top of the form and read out by screen readers.",
          "Larger text can be chosen at the top of each page: 20-pixel letters, 1.9 line height, one column, targets of at least 52 pixels, a larger pointer.",
          "Light, dark or the system's colours can be chosen there too; text has a contrast of at least 4.5:1 in all of them. The choice is kept on this device, also without scripts.",
          "Nothing appears on hovering only, and no message vanishes by itself.",
          "Every page can be printed: black on white, without navigation and buttons, with addresses after the links.",
          "Colour is never the only sign: regions have their characters, supply and demand are solid and outlined, states have words and marks.",
          "Nothing is lost at 200% size; phones need no sideways scrolling, except wide tables, which scroll by themselves.",
          "There is no motion if your system asks for less of it.",
        ],
        "Automatic tests check this page by page after every change, in light, dark and larger text, at the widths of phones and desktops.",
      ],
    },
    {
      id: "known",
      title: "What is not good yet",
      blocks: [
        [
          "The PDF of an issue is for printing; with a screen reader please use the web page of the same issue, which says the same.",
          "Automatic tests do not find every barrier; people with disabilities and older people have not tried it yet, nor has a third party.",
          "Texts written by firms are not rewritten and not translated; some may use symbols or pictures of text.",
        ],
      ],
    },
    {
      id: "feedback",
      title: "Please tell us of barriers",
      blocks: [
        "Contact: {supportContact}. Please give the address of the page and say what happened. Staff can also enter a listing for you by telephone.",
      ],
    },
  ],
};
