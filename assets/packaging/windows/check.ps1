# assets/packaging/windows/check.ps1
# On a real Windows, in a folder with dist/: installs silently for this person and for everybody, opens the window by
# the kind of file, updates while it runs (refused), removes it. The register stays. check does the same under Wine.
$ErrorActionPreference = 'Stop'
$setup = (Get-Item dist/accord-*-setup.exe).FullName
$msi = (Get-Item dist/accord-*.msi).FullName
$register = Join-Path $env:TEMP 'check.accord'
$apps = 'Software\Microsoft\Windows\CurrentVersion\Uninstall\org.accord.register'
$folder = Join-Path $env:LOCALAPPDATA 'Programs\Accord'

function Run($program, $arguments, $code = 0) {
    $p = Start-Process $program $arguments -PassThru -Wait
    if ($p.ExitCode -ne $code) { throw "$program $arguments gave $($p.ExitCode), not $code" }
}
function Hold($what, $true_) { if (-not $true_) { throw "It does not hold: $what" } }

Run $setup '/S /user'
Hold 'an entry in Apps' (Test-Path "HKCU:\$apps")
Remove-Item $register* -ErrorAction SilentlyContinue
& "$folder\accord.exe" --register $register sample | Out-Null
Hold 'the sample is listed' ((& "$folder\accord.exe" --register $register --lang en list visit | Out-String) -match '29.11.2022')

# A runner has no graphics card: this also shows that the program finds its own OpenGL.
Start-Process $register
$window = $null
foreach ($i in 1..120) {
    $window = Get-Process accord -ErrorAction SilentlyContinue | Where-Object { $_.MainWindowTitle -like 'Accord*check.accord*' }
    if ($window) { break }
    Start-Sleep -Milliseconds 500
}
Hold 'a double click opens the window' $window
Run $setup '/S /user' 3
$window.CloseMainWindow() | Out-Null
$window.WaitForExit(30000) | Out-Null
Run $setup '/S /user'
Run "$folder\uninstall.exe" "/S _?=$folder"
Hold 'the program is gone' (-not (Test-Path "$folder\accord.exe"))
Hold 'the entry is gone' (-not (Test-Path "HKCU:\$apps"))
Hold 'the register stays' (Test-Path $register)

Run msiexec.exe "/i `"$msi`" /qn"
Hold 'the package for administrators installs' ((& "$env:ProgramFiles\Accord\accord.exe" version | Out-String) -match 'Accord')
Run msiexec.exe "/x `"$msi`" /qn"
Hold 'and is removed' (-not (Test-Path "$env:ProgramFiles\Accord\accord.exe"))
'All of it holds.'
