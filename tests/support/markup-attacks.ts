// Texts that become elements wherever they are not shown as text. Each would leave an element with `data-attack`.
const BREAKOUTS = [
  "",
  '"',
  "'",
  "`",
  "-->",
  "]]>",
  "</script>",
  "</title>",
  "</textarea>",
  "</style>",
  "</option></select>",
  "</a>",
  "\\",
  "\\u0022",
];
const ELEMENTS = [
  "<script data-attack></script>",
  "<img src=x onerror=attack() data-attack>",
  "<svg/onload=attack() data-attack>",
  "<iframe srcdoc='x' data-attack></iframe>",
  "<a href='javascript:attack()' data-attack>x</a>",
  "<b data-attack onmouseover=attack()>x",
  "<math><mi data-attack xlink:href='data:x'>",
  "<style data-attack>*{x:y}</style>",
  "<form action=x data-attack><input autofocus onfocus=attack()>",
  "<meta data-attack http-equiv=refresh content='0;url=//evil.example'>",
  "<base data-attack href='//evil.example'>",
  "<object data-attack data='x'></object>",
  "<details open data-attack ontoggle=attack()>",
  "<template data-attack>{{7*7}}</template>",
  "&lt;i data-attack&gt;<i data-attack>",
];

/** Two hundred and ten of them. */
export const MARKUP_ATTACKS = BREAKOUTS.flatMap((out) => ELEMENTS.map((element) => out + element));
