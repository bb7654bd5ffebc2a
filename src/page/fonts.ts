// Fonts of the page and its charts, which machines in ward offices have; the page loads none.

export const FONTS =
  "'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic UI','Yu Gothic',Meiryo,system-ui,sans-serif";
