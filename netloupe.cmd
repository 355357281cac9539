@echo off
rem Netloupe from its sources on Windows: builds the product when a source is newer than it, then starts it.
rem   netloupe            opens the workbench
rem   netloupe demo       does the main job on sample data
rem   netloupe test       runs all tests
rem   netloupe build      only builds
rem Every other argument goes to the command line of the product. Needs a JDK 25 or newer and any Maven.
rem delayed expansion would take exclamation marks out of arguments
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "MAVEN_VERSION=3.9.16"
set "CACHE=%HERE%.cache"
set "MAVEN=%CACHE%\apache-maven-%MAVEN_VERSION%\bin\mvn.cmd"
set "PRODUCT=%HERE%product\target\products\org.netloupe.product\win32\win32\x86_64"
set "STAMP=%CACHE%\built"

call :find_java || exit /b 1
if /i "%~1"=="test" goto test
if /i "%~1"=="build" goto build_only
call :build_if_changed || exit /b 1
call "%PRODUCT%\netloupe.cmd" %*
exit /b %ERRORLEVEL%

:build_only
call :build_if_changed
exit /b %ERRORLEVEL%

:test
call :fetch_maven || exit /b 1
call "%MAVEN%" -f "%HERE%pom.xml" -B -ntp verify --fail-at-end -Pall-platforms
exit /b %ERRORLEVEL%

rem Looks at files, and at folders below src so that a deletion counts.
:build_if_changed
if not exist "%STAMP%" goto build
if not exist "%PRODUCT%\netloupe.cmd" goto build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $newer = 'pom.xml', 'bundles', 'product', 'target-platform', 'build' | ForEach-Object { Get-ChildItem -LiteralPath (Join-Path $env:HERE $_) -Recurse } | Where-Object { $_.LastWriteTimeUtc -gt $built -and $_.FullName -notmatch '\\target(\\|$)' -and (-not $_.PSIsContainer -or $_.FullName -match '\\src\\') } | Select-Object -First 1; if ($newer) { exit 1 }"
if not errorlevel 1 exit /b 0

:build
call :fetch_maven || exit /b 1
echo netloupe: building, the first time this takes some minutes 1>&2
type nul > "%STAMP%.next"
call "%MAVEN%" -f "%HERE%pom.xml" -B -ntp -q package -DskipTests -Dnetloupe.archive.skip=true -Pall-platforms -pl product -am 1>&2 || exit /b 1
move /y "%STAMP%.next" "%STAMP%" >nul
exit /b 0

:find_java
if defined JAVA_HOME call :check_java "%JAVA_HOME%" && exit /b 0
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\jdk*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do call :check_java "%%~J" && exit /b 0
echo netloupe: no JDK 25 or newer found. Install one, such as Eclipse Temurin 25, and set JAVA_HOME to its folder. 1>&2
exit /b 1

:check_java
if not exist "%~1\bin\javac.exe" exit /b 1
set "RELEASE=0"
rem the line is JAVA_VERSION="25.0.1"; the quote is a delimiter too
for /f tokens^=2^ delims^=^=.^" %%V in ('findstr /b JAVA_VERSION^= "%~1\release"') do set "RELEASE=%%V"
if %RELEASE% LSS 25 exit /b 1
set "JAVA_HOME=%~1"
exit /b 0

:fetch_maven
if exist "%MAVEN%" exit /b 0
where mvn >nul 2>nul || (
  echo netloupe: no Maven found. Install any version of it; it fetches %MAVEN_VERSION% itself. 1>&2
  exit /b 1
)
if exist "%CACHE%\unpack" rmdir /s /q "%CACHE%\unpack"
mkdir "%CACHE%\unpack\.mvn"
pushd "%CACHE%\unpack"
call mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack "-Dartifact=org.apache.maven:apache-maven:%MAVEN_VERSION%:zip:bin" "-DoutputDirectory=%CACHE%\unpack" 1>&2
popd
if not exist "%CACHE%\unpack\apache-maven-%MAVEN_VERSION%" (
  echo netloupe: Maven %MAVEN_VERSION% could not be fetched; see the lines above. 1>&2
  exit /b 1
)
move "%CACHE%\unpack\apache-maven-%MAVEN_VERSION%" "%CACHE%" >nul
rmdir /s /q "%CACHE%\unpack"
exit /b 0
