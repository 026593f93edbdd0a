// All that an open cell needs: it comes with the first one. The texts kept here come last, since
// bringing them back is typing for all the others.
import "./editor.js";
import "./cutting.js";
import "./findings.js";
import "./memory.js";
import "./naming.js";
import "./offers.js";
import "./unsent.js";
