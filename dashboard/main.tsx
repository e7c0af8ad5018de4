import { render } from 'preact';
import { App } from './app';
import '../web/styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import '../web/styles/bars.css';
import './styles/charts.css';
import './styles/definition.css';
import './styles/tiles.css';
import './styles/trail.css';
import './styles/downloads.css';
import './styles/places.css';
import './styles/signIn.css';
import './styles/table.css';
import './styles/narrow.css';
import './styles/forcedColors.css';
import './styles/print.css';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no element "page"');
// What the file of the page shows until now.
place.replaceChildren();
render(<App />, place);
