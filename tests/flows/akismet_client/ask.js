// Asks through the npm package akismet-api, every name resolved to this machine.
// Reads {host, key, blog, calls: [[method, comment], …]} as JSON from standard input; writes a line of JSON a call.
const dns = require('node:dns')
const lookup = dns.lookup
dns.lookup = (_name, options, callback) => lookup('127.0.0.1', options, callback)

const { AkismetClient } = require('akismet-api')

async function main () {
  const given = JSON.parse(require('node:fs').readFileSync(0, 'utf-8'))
  const client = new AkismetClient({ key: given.key, blog: given.blog, host: given.host, protocol: 'http' })
  for (const [method, comment] of given.calls) {
    const asked = method === 'verifyKey' ? client.verifyKey() : client[method](comment)
    const said = await asked.then(
      answer => ({ answer: typeof answer === 'boolean' ? answer : answer.text }),
      error => ({ error: error.message })
    )
    console.log(JSON.stringify(said))
  }
}

main()
