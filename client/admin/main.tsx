import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import './look/admin.css'
import { App } from './App.tsx'
import { takeLinkKey } from './route.ts'

const root = document.getElementById('admin')
const link = takeLinkKey(window)
if (root) render(() => <App page={window} link={link} />, root)
