import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import './look/admin.css'
import { App } from './App.tsx'
import { takeSetupKey } from './route.ts'

const root = document.getElementById('admin')
const setupKey = takeSetupKey(window)
if (root) render(() => <App page={window} setupKey={setupKey} />, root)
