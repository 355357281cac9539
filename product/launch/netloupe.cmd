@echo off
rem Starts Netloupe from the folder it is unpacked in: without arguments the workbench, with arguments its command line.
rem   --workspace DIR       first argument: where models, data and runs are kept; default NETLOUPE_WORKSPACE,
rem                         else netloupe-workspace in the user's folder
rem   NETLOUPE_JVM_OPTIONS  further options of the Java virtual machine, such as -Xmx8g
setlocal EnableExtensions
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
if not defined NETLOUPE_WORKSPACE set "NETLOUPE_WORKSPACE=%USERPROFILE%\netloupe-workspace"

set "JAVA_EXE=%HOME_DIR%\runtime\bin\java.exe"
if not exist "%JAVA_EXE%" if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA_EXE%" for %%J in (java.exe) do set "JAVA_EXE=%%~$PATH:J"
if not exist "%JAVA_EXE%" (
  echo netloupe: no Java found. Set JAVA_HOME to a JDK 25 or newer, or use the package that brings its own. 1>&2
  exit /b 1
)

for %%L in ("%HOME_DIR%\plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fL"

if not "%~1"=="--workspace" goto applications
if "%~2"=="" (
  echo netloupe: --workspace needs a folder. 1>&2
  exit /b 2
)
set "NETLOUPE_WORKSPACE=%~2"
shift
shift

rem The demonstration is watched in the workbench, unless files were asked for.
:applications
set "WATCHED="
if "%~1"=="demo" if [%2]==[] set "WATCHED=yes"
set "ARGUMENTS="
:collect
if [%1]==[] goto start
set ARGUMENTS=%ARGUMENTS% %1
shift
goto collect

:start
if defined WATCHED set "ARGUMENTS= demo --start-only"
set KIND=command
set APPLICATION=org.netloupe.cli.application
if not defined ARGUMENTS set KIND=workbench
if not defined ARGUMENTS set APPLICATION=org.netloupe.ui.application
set "ARCHIVE=-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="%HOME_DIR%\configuration\%KIND%.jsa""
"%JAVA_EXE%" "@%HOME_DIR%\netloupe.vmargs" "-Dnetloupe.home=%HOME_DIR%" %ARCHIVE% %NETLOUPE_JVM_OPTIONS% -jar "%LAUNCHER%" -data "%NETLOUPE_WORKSPACE%" -application %APPLICATION%%ARGUMENTS%
set STATUS=%ERRORLEVEL%
if defined WATCHED if "%STATUS%"=="0" (
  set "WATCHED="
  set "ARGUMENTS="
  goto start
)
if "%KIND%"=="workbench" if "%STATUS%"=="23" goto start
exit /b %STATUS%
