// For pages that show ours in a frame: makes each frame of class "congdoan" as high as the page in it.
/* global addEventListener, document */
(() => {
  addEventListener('message', ({ data, source }) => {
    if (data === null || typeof data !== 'object' || data.type !== 'congdoan:height') return;
    if (!Number.isFinite(data.height) || data.height <= 0) return;
    for (const frame of document.querySelectorAll('iframe.congdoan')) {
      if (frame.contentWindow === source) frame.style.height = `${Math.min(data.height, 20_000)}px`;
    }
  });
  // Those that were there before this script have told their height already.
  for (const frame of document.querySelectorAll('iframe.congdoan')) {
    frame.contentWindow?.postMessage({ type: 'congdoan:ask-height' }, '*');
  }
})();
