// The few calls that every script makes.
export const byId = (id) => document.getElementById(id);
export const on = (type, act, options) => document.addEventListener(type, act, options);

export const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
