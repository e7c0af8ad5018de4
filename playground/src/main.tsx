import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import '../../web/styles/tokens.css';
import '../../web/styles/bars.css';
import './styles/frame.css';
import './styles/side.css';
import './styles/ask.css';
import './styles/answer.css';
import { createRoot } from 'react-dom/client';
import { Page } from './Page';

const container = document.getElementById('page');
if (container) createRoot(container).render(<Page />);
