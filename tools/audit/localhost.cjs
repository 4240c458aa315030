// Names under .localhost lead to this machine, as they do in browsers (RFC 6761); not every machine's resolver knows it.
const dns = require("node:dns");
const lookup = dns.lookup;
dns.lookup = (name, ...rest) => lookup(name.endsWith(".localhost") ? "127.0.0.1" : name, ...rest);
