// All that an open cell needs: it comes with the first one. The texts kept here come last, since
// bringing them back is typing for all the others.
import "./editor.js";
import "./findings.js";
import "./memory.js";
import "./offers.js";
import "./unsent.js";
