// A real OpenID provider for tests. Whoever arrives is signed in as the person that POST /test/person named, without a
// form. POST /test/forge makes the token endpoint exchange its ID tokens for such as no provider would issue.
// Prints its issuer as one line of JSON and ends with its standard input.
import crypto from 'node:crypto';
import http from 'node:http';
import Provider from 'oidc-provider';

const CLIENT_ID = 'paythread';
const {privateKey, publicKey} = crypto.generateKeyPairSync('rsa', {modulusLength: 2048});
const KEY = {...privateKey.export({format: 'jwk'}), kid: 'provider-key', alg: 'RS256', use: 'sig'};
const stranger = crypto.generateKeyPairSync('rsa', {modulusLength: 2048}).privateKey;

let person = {sub: 'ana'};
let forgery = '';
const people = new Map();

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header, claims, sign) => {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${sign(text)}`;
};
const rs256 = (key) => (text) => crypto.sign('sha256', Buffer.from(text), key).toString('base64url');
const hs256 = (secret) => (text) => crypto.createHmac('sha256', secret).update(text).digest('base64url');

function forge(idToken) {
  const [header, claims] = idToken.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
  const now = Math.floor(Date.now() / 1000);
  const withClaims = (changes) => signed(header, {...claims, ...changes}, rs256(privateKey));
  switch (forgery) {
    case 'issuer': return withClaims({iss: 'https://other.example'});
    case 'audience': return withClaims({aud: 'somebody-else'});
    case 'party': return withClaims({azp: 'somebody-else'});
    case 'nonce': return withClaims({nonce: 'not-yours'});
    case 'no-nonce': return withClaims({nonce: undefined});
    case 'expired': return withClaims({iat: now - 7200, exp: now - 3600});
    case 'none': return signed({alg: 'none', kid: header.kid}, claims, () => '');
    case 'hs256': return signed({alg: 'HS256', kid: header.kid}, claims,
      hs256(publicKey.export({type: 'spki', format: 'pem'})));
    case 'stranger': return signed(header, claims, rs256(stranger));
    case 'good': return withClaims({});
    default: throw new Error(`no forgery ${forgery}`);
  }
}

function forgeAnswer(res) {
  const end = res.end.bind(res);
  res.end = (chunk) => {
    const answer = JSON.parse(chunk);
    if (answer.id_token) {
      answer.id_token = forge(answer.id_token);
    }
    const body = JSON.stringify(answer);
    res.setHeader('content-length', Buffer.byteLength(body));
    return end(body);
  };
}

function configuration() {
  return {
    clients: [{
      client_id: CLIENT_ID,
      client_secret: 'a-secret-of-the-tests-that-is-long-enough',
      redirect_uris: ['http://localhost/login/oidc'],
      backchannel_logout_uri: 'http://localhost/logout/oidc',
      backchannel_logout_session_required: true,
      require_auth_time: true,
    }],
    jwks: {keys: [KEY]},
    cookies: {keys: [crypto.randomUUID()]},
    conformIdTokenClaims: false,
    claims: {openid: ['sub', 'sid', 'auth_time'], email: ['email', 'email_verified'], profile: ['name', 'groups']},
    features: {devInteractions: {enabled: false}, backchannelLogout: {enabled: true}},
    pkce: {required: () => true},
    interactions: {url: (ctx, interaction) => `/interaction/${interaction.uid}`},
    findAccount: (ctx, id) => ({accountId: id, claims: () => people.get(id)}),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId});
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

async function read(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const server = http.createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, configuration());
  // The port of the service is not known before it starts.
  provider.Client.prototype.redirectUriAllowed = (uri) => /^http:\/\/localhost:\d+\/login\/oidc$/.test(uri);
  const handle = provider.callback();

  const controls = {
    async '/test/person'(req) {
      person = await read(req);
      people.set(person.sub, person);
      return {};
    },
    async '/test/forge'(req) {
      forgery = (await read(req)).what;
      return {};
    },
    // The provider's own message, signed and sent by it.
    async '/test/logout'(req) {
      const {sub, sid, uri} = await read(req);
      const client = await provider.Client.find(CLIENT_ID);
      client.backchannelLogoutUri = uri;
      client.backchannelLogoutSessionRequired = Boolean(sid);
      await client.backchannelLogout(sub, sid);
      return {};
    },
    // Any claims, signed with the provider's key.
    async '/test/sign'(req) {
      const {header, claims} = await read(req);
      return {token: signed({alg: 'RS256', kid: KEY.kid, ...header}, claims, rs256(privateKey))};
    },
  };

  server.on('request', async (req, res) => {
    try {
      if (controls[req.url]) {
        const answer = await controls[req.url](req);
        res.setHeader('content-type', 'application/json');
        res.end(JSON.stringify(answer));
      } else if (req.url.startsWith('/interaction/')) {
        await provider.interactionFinished(req, res, {login: {accountId: person.sub}});
      } else {
        if (req.url === '/token' && forgery) forgeAnswer(res);
        handle(req, res);
      }
    } catch (error) {
      console.error(error);
      res.statusCode = 500;
      res.end(String(error));
    }
  });
  console.log(JSON.stringify({issuer}));
});
process.stdin.on('end', () => process.exit(0)).resume();
