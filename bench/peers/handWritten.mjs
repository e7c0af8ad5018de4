// What somebody would write by hand for this country and these questions alone: asks every province, and adds up.
//   node handWritten.mjs '{"ports":{"p1":4100},"selection":"…","year":2024}'
// A list of other figures than these is asked for as /list?<selection>.
import { createServer } from 'node:http';
import process from 'node:process';
import { Pool } from 'undici';

const { ports, selection, year } = JSON.parse(process.argv[2]);
const connections = 16;

const provinces = Object.entries(ports).map(([id, port]) => ({
  id,
  pool: new Pool(`http://127.0.0.1:${port}`, { connections }),
  request: requestOf(queryOf(selection), id),
}));
const provinceOf = new Map(provinces.map((province) => [province.id, province]));

function queryOf(selected) {
  return `query ($id: ID!) { _entities(representations: [{ __typename: "Province", id: $id }]) {
    ... on Province { id report(year: ${year}) { figures { ${selected} } documents { status } } } } }`;
}

function requestOf(query, id) {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id } }),
  };
}

function askAll(selected) {
  if (!selected) return Promise.all(provinces.map((province) => ask(province)));
  const query = queryOf(decodeURIComponent(selected));
  return Promise.all(provinces.map((province) => ask(province, requestOf(query, province.id))));
}

async function ask({ id, pool, request }, asked = request) {
  const { statusCode, body } = await pool.request(asked);
  if (statusCode !== 200) throw new Error(`Status ${statusCode} of ${id}`);
  const { data } = await body.json();
  return { id, report: { figures: data._entities[0].report.figures } };
}

function addUp(reports) {
  const total = {};
  for (const { report } of reports) {
    for (const [group, fields] of Object.entries(report.figures)) {
      total[group] ??= {};
      for (const [field, { value, atLeast, atMost }] of Object.entries(fields)) {
        const sum = (total[group][field] ??= { value: 0, atLeast: 0, atMost: 0 });
        sum.value += value;
        sum.atLeast += atLeast;
        sum.atMost += atMost;
      }
    }
  }
  return [{ figures: total }];
}

const answers = {
  '/totals': async () => ({ totals: addUp(await askAll()) }),
  '/list': async (selected) => ({ provinces: await askAll(selected) }),
  '/one': async (id) => ({ province: await ask(provinceOf.get(id)) }),
};

const server = createServer(async (request, response) => {
  request.resume();
  try {
    const [path, parameter] = request.url.split('?');
    const body = JSON.stringify({ data: await answers[path](parameter) });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
  } catch (error) {
    response.writeHead(500);
    response.end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => process.send({ up: { port: server.address().port } }));
process.on('disconnect', () => process.exit(0));
