import { render } from 'preact';
import { App } from './app';
import '../web/styles/tokens.css';
import '../desk/styles/desk.css';
import './styles.css';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no element "page"');
render(<App />, place);
