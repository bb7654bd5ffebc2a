// Decides the fonts of the page and of its charts.

/** Fonts that machines in ward offices have; the page loads none. */
export const FONTS =
  "'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic UI','Yu Gothic',Meiryo,system-ui,sans-serif";
