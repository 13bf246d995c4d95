/** Examples of server settings that send what `npm start` sends: the same headers and types, from one list. */
import type { Sent } from '../serve.mjs'

/** Served under a longer time: names under assets/ carry a hash of their content. */
const forever = 'public, max-age=31536000, immutable'

function nginx({ headers, types }: Sent): string {
  const added = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`)
  return `# 年报台 for nginx: put the folder site/ at the place named by root. HTTPS is recommended: without it the record lives in another storage of the browser.
server {
  listen 80;
  server_name _;
  root /srv/nianbao/site;
  index index.html;
  charset utf-8;
  types {
${Object.entries(types).map(([extension, type]) => `    ${type.split(';')[0]} ${extension.slice(1)};`).join('\n')}
  }
  default_type application/octet-stream;
  gzip on;
  gzip_types text/css text/javascript application/wasm image/svg+xml;

  location / {
    ${added.join('\n    ')}
    add_header cache-control "no-cache" always;
  }
  location /assets/ {
    ${added.join('\n    ')}
    add_header cache-control "${forever}" always;
  }
}
`
}

function apache({ headers, types }: Sent): string {
  return `# 年报台 for Apache: stands in the folder of the site; needs mod_headers and mod_mime, and AllowOverride FileInfo Indexes.
DirectoryIndex index.html
${Object.entries(types).map(([extension, type]) => `AddType ${type.split(';')[0]} ${extension}`).join('\n')}
RemoveEncoding .gz
${Object.entries(headers).map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
Header always set cache-control "no-cache"
<If "%{REQUEST_URI} =~ m#/assets/#">
  Header always set cache-control "${forever}"
</If>
`
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

function iis({ headers, types }: Sent): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- 年报台 for IIS: stands in the folder of the site. -->
<configuration>
  <system.webServer>
    <defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>
    <staticContent>
${Object.entries(types).map(([extension, type]) => `      <remove fileExtension="${extension}" /><mimeMap fileExtension="${extension}" mimeType="${xml(type)}" />`).join('\n')}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
${Object.entries(headers).map(([name, value]) => `        <remove name="${name}" /><add name="${name}" value="${xml(value)}" />`).join('\n')}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent><clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" /></staticContent>
    </system.webServer>
  </location>
</configuration>
`
}

/** The settings by their place in the release: those of IIS and Apache stand in the site itself. */
export function serverFiles(sent: Sent): Record<string, string> {
  return { 'nginx.conf': nginx(sent), 'site/web.config': iis(sent), 'site/.htaccess': apache(sent) }
}
