/** The window's entry: styles, then the application. */
import './styles/index.css'

import { present } from '#shared/base/index.ts'

import { mount } from './app/mount.ts'

mount(present(document.getElementById('app'), 'index.html has a place for the application'))
