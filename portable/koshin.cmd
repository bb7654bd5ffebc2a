@echo off
rem koshin をこのフォルダーの Node.js で動かします。インストール・管理者権限・ネットワークは不要です。
setlocal
chcp 65001 >nul
if not defined LANG set "LANG=ja_JP.UTF-8"
if not "%~1"=="" goto run

rem 引数なし(ダブルクリックなど)のときは、koshin が使える画面を開きます。
set "PATH=%~dp0;%PATH%"
cd /d "%USERPROFILE%"
cmd /k "koshin help & echo. & echo この画面で koshin のコマンドを実行できます。例: koshin forecast"
goto :eof

:run
"%~dp0node\node.exe" "%~dp0program\bin\koshin.js" %*
exit /b %ERRORLEVEL%
