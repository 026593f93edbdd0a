// Everything the pages do by script. Without it they still work, by plain links and forms.
import "./connection.js";
import "./keys.js";
import "./editor.js";
import "./findings.js";
import "./memory.js";
import "./naming.js";
import "./queue.js";
import "./offers.js";
import "./draft.js";
import "./unsent.js";
import "./signs.js";
