// A classic script that any browser reads: says in plain words why the app does not appear, and what to do. Once it is there, this has no say.
(function () {
  var wasm = window.WebAssembly
  // A function with try and catch: the engine needs WebAssembly exceptions (Chromium 95, Firefox 100, Safari 15.2).
  var exceptions = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]
  var newer = '请换用较新的 Chrome、Edge 或 Firefox（Chromium 内核 103 或以上；Windows 7 可用 Chromium 109）。国产浏览器请切换到“极速模式”。'
  var newerEn = 'Please use a newer Chrome, Edge or Firefox (Chromium 103 or later; 109 runs on Windows 7).'

  function said(zh, en, detail) {
    var app = document.getElementById('app')
    if (!app || app.firstChild)
      return
    var box = document.createElement('div')
    box.setAttribute('role', 'alert')
    box.style.cssText = 'max-width: 640px; margin: 12vh auto; padding: 0 24px; font: 16px/1.8 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif'
    var texts = ['年报台没有打开', zh + '本机已保存的年报不受影响。', en + ' Reports kept on this machine are not affected.']
    if (detail)
      texts.push(detail)
    for (var at = 0; at < texts.length; at++) {
      var line = document.createElement(at === 0 ? 'h1' : 'p')
      line.appendChild(document.createTextNode(texts[at]))
      line.style.cssText = at === 0 ? 'font-size: 22px' : at === 3 ? 'font-size: 12px; opacity: 0.7' : ''
      box.appendChild(line)
    }
    app.appendChild(box)
  }

  function tooOld() {
    said('这个浏览器太旧。' + newer, 'This browser is too old. ' + newerEn, navigator.userAgent)
  }

  if (!('noModule' in document.createElement('script')) || !Array.prototype.findLast || !window.structuredClone || !window.BigInt || !window.Worker)
    return tooOld()
  if (!wasm || !wasm.validate)
    return said('统计引擎需要 WebAssembly，这个浏览器没有提供，或被单位策略禁用。' + newer + '单位统一配置的浏览器请联系信息化部门放行 WebAssembly。', 'WebAssembly is missing here or switched off. ' + newerEn)
  if (!wasm.validate(new Uint8Array(exceptions)))
    return tooOld()

  // A part that was refused, in a file of its own or while running.
  window.addEventListener('error', function (event) {
    var target = event.target
    if (target && target.tagName === 'SCRIPT') {
      if (location.protocol === 'file:')
        said('不能直接双击 index.html 打开。请在年报台目录运行 npm start，用它给出的地址打开，或放到单位的网站上。', 'It cannot be opened as a file. Run npm start and open the address it prints, or put it on a web server.')
      else
        said('程序文件没有读到或被拦下。请刷新重试；仍不行时请网站管理员检查：.js 文件要以 text/javascript 提供，且没有被安全软件拦截。', 'A program file did not arrive or was refused. Reload; if that fails, the web server must serve .js files as text/javascript, and no security software may block them.', target.src)
    }
    else if (event.message) {
      failed(event.message)
    }
  }, true)
  window.addEventListener('unhandledrejection', function (event) {
    failed(String(event.reason && event.reason.message || event.reason))
  })
  function failed(detail) {
    said('打开时出错。请刷新重试；仍不行时' + newer, 'It failed while opening. Reload; if that fails: ' + newerEn, detail)
  }
})()
