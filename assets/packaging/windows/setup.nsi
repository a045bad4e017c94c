; Accord's installer. It installs for the person who starts it, and asks for no administrator's rights;
; started by an administrator ("Run as administrator") it installs for everybody.
;
;   /S       asks and shows nothing; 3 comes back where Accord is running, nothing is changed then
;   /user    for this person, though it was started by an administrator
;   /D=PATH  another folder; the last parameter, without quotation marks
;
; makensis -DVERSION=0.1.0 -DICON=FILE -DSIDE=FILE -DTREE=FOLDER -DOUT=FILE [-DSIGN=SCRIPT] [-DQUICK, large and soon made] setup.nsi

Unicode true
Target amd64-unicode
!ifdef QUICK
	SetCompress off
!else
	SetCompressor /SOLID lzma
	SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
Name "Accord"
BrandingText "Accord ${VERSION}"
OutFile "${OUT}"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define KEPT "Software\Accord"
!define APPS "Software\Microsoft\Windows\CurrentVersion\Uninstall\org.accord.register"
!define REGISTER_TYPE "Accord.Register"
!define CASE_TYPE "Accord.Briefcase"
!define PACK_TYPE "Accord.Package"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_LANGDLL_WINDOWTITLE "Accord"
!define MUI_LANGDLL_INFO "Язык · Тел · Language"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEPT}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_ALLLANGUAGES
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION start
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(DESKTOP_ENTRY)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION putOnDesktop
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Russian
!insertmacro MUI_LANGUAGE Tatar
!insertmacro MUI_RESERVEFILE_LANGDLL

!macro words NAME EN RU TT
	LangString ${NAME} ${LANG_ENGLISH} "${EN}"
	LangString ${NAME} ${LANG_RUSSIAN} "${RU}"
	LangString ${NAME} ${LANG_TATAR} "${TT}"
!macroend
!insertmacro words RUNNING "Accord is running. Close its window and try again." \
	"Программа Accord запущена. Закройте её окно и повторите." \
	"Accord программасы ачык. Аның тәрәзәсен ябыгыз һәм кабатлагыз."
!insertmacro words DESKTOP_ENTRY "Put an icon on the desktop" "Поместить значок на рабочий стол" "Эш өстәленә тамга куярга"
!insertmacro words REGISTER "Accord register" "Реестр Accord" "Accord реестры"
!insertmacro words BRIEFCASE "Accord briefcase" "Портфель Accord" "Accord портфеле"
!insertmacro words PACKAGE "Accord package" "Пакет Accord" "Accord пакеты"
!insertmacro words KIND "Register of international cooperation" "Реестр международного сотрудничества" "Халыкара хезмәттәшлек реестры"

!macro version LANGUAGE DESCRIPTION
	VIAddVersionKey /LANG=${LANGUAGE} ProductName "Accord"
	VIAddVersionKey /LANG=${LANGUAGE} CompanyName "Accord"
	VIAddVersionKey /LANG=${LANGUAGE} FileDescription "${DESCRIPTION}"
	VIAddVersionKey /LANG=${LANGUAGE} FileVersion "${VERSION}"
	VIAddVersionKey /LANG=${LANGUAGE} ProductVersion "${VERSION}"
	VIAddVersionKey /LANG=${LANGUAGE} LegalCopyright ""
!macroend
!insertmacro version ${LANG_ENGLISH} "Setup of Accord"
!insertmacro version ${LANG_RUSSIAN} "Установка Accord"
!insertmacro version ${LANG_TATAR} "Accord урнаштыру"

!ifdef SIGN
	!uninstfinalize '"${SIGN}" "%1"'
!endif

; Ends with 3 while the program runs, for Windows lets nobody replace it then.
!macro refuseWhileRunning
	${Do}
		${IfNot} ${FileExists} "$INSTDIR\accord.exe"
			${ExitDo}
		${EndIf}
		ClearErrors
		FileOpen $0 "$INSTDIR\accord.exe" a
		${IfNot} ${Errors}
			FileClose $0
			${ExitDo}
		${EndIf}
		${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
			SetErrorLevel 3
			Quit
		${EndIf}
	${Loop}
!macroend

; Tells the desktop that the kinds of files have changed.
!macro tellDesktop
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; Files of an ending open in the program.
!macro kindOfFile ENDING TYPE WORDS
	WriteRegStr SHCTX "Software\Classes\${ENDING}" "" "${TYPE}"
	WriteRegStr SHCTX "Software\Classes\${TYPE}" "" "${WORDS}"
	WriteRegStr SHCTX "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\accord.exe,0"
	WriteRegStr SHCTX "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\accord.exe" "%1"'
!macroend

; Takes that away, where nobody else has taken the ending meanwhile.
!macro noKindOfFile ENDING TYPE
	ReadRegStr $0 SHCTX "Software\Classes\${ENDING}" ""
	${If} $0 == "${TYPE}"
		DeleteRegKey SHCTX "Software\Classes\${ENDING}"
	${EndIf}
	DeleteRegKey SHCTX "Software\Classes\${TYPE}"
!macroend

Function .onInit
	UserInfo::GetAccountType
	Pop $0
	${GetParameters} $1
	ClearErrors
	${GetOptions} $1 "/user" $2
	${If} ${Errors}
	${AndIf} $0 == "Admin"
		SetShellVarContext all
		StrCpy $3 "$PROGRAMFILES64\Accord"
	${Else}
		SetShellVarContext current
		StrCpy $3 "$LOCALAPPDATA\Programs\Accord"
	${EndIf}
	ReadRegStr $4 SHCTX "${KEPT}" "Folder"
	${If} $4 != ""
		StrCpy $3 $4 ; an update goes where the older one lies
	${EndIf}
	${If} $INSTDIR == ""
		StrCpy $INSTDIR $3
	${EndIf}
	!insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
	!insertmacro refuseWhileRunning
	SetOutPath "$INSTDIR\software"
	File "${TREE}/software/opengl32.dll"
	File "${TREE}/software/libgallium_wgl.dll"
	File "${TREE}/software/licence-mesa.txt"
	SetOutPath "$INSTDIR"
	File "${TREE}/accord.exe"
	File "${TREE}/licences.txt"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	CreateShortcut "$SMPROGRAMS\Accord.lnk" "$INSTDIR\accord.exe" "" "" "" "" "" "$(KIND)"

	!insertmacro kindOfFile ".accord" "${REGISTER_TYPE}" "$(REGISTER)"
	!insertmacro kindOfFile ".accordcase" "${CASE_TYPE}" "$(BRIEFCASE)"
	!insertmacro kindOfFile ".accordpack" "${PACK_TYPE}" "$(PACKAGE)"
	!insertmacro tellDesktop

	WriteRegStr SHCTX "${KEPT}" "Folder" "$INSTDIR"
	WriteRegStr SHCTX "${APPS}" "DisplayName" "Accord"
	WriteRegStr SHCTX "${APPS}" "DisplayVersion" "${VERSION}"
	WriteRegStr SHCTX "${APPS}" "Publisher" "Accord"
	WriteRegStr SHCTX "${APPS}" "DisplayIcon" "$INSTDIR\accord.exe"
	WriteRegStr SHCTX "${APPS}" "InstallLocation" "$INSTDIR"
	WriteRegStr SHCTX "${APPS}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr SHCTX "${APPS}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
	WriteRegDWORD SHCTX "${APPS}" "EstimatedSize" $0
	WriteRegDWORD SHCTX "${APPS}" "NoModify" 1
	WriteRegDWORD SHCTX "${APPS}" "NoRepair" 1
SectionEnd

; By the desktop, so that a program that an administrator installed does not run with his rights.
Function start
	Exec '"$WINDIR\explorer.exe" "$INSTDIR\accord.exe"'
FunctionEnd

Function putOnDesktop
	CreateShortcut "$DESKTOP\Accord.lnk" "$INSTDIR\accord.exe" "" "" "" "" "" "$(KIND)"
FunctionEnd

Function un.onInit
	ReadRegStr $0 HKLM "${KEPT}" "Folder"
	${If} $0 == $INSTDIR
		SetShellVarContext all
		UserInfo::GetAccountType
		Pop $0
		${If} $0 != "Admin"
			StrCpy $1 ""
			${If} ${Silent}
				StrCpy $1 "/S"
			${EndIf}
			ExecShell "runas" "$INSTDIR\uninstall.exe" "$1"
			Quit
		${EndIf}
	${Else}
		SetShellVarContext current
	${EndIf}
	!insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Takes away what the installer brought, name by name. Registers and settings are the person's and stay.
Section Uninstall
	!insertmacro refuseWhileRunning
	Delete "$INSTDIR\accord.exe"
	Delete "$INSTDIR\licences.txt"
	Delete "$INSTDIR\software\opengl32.dll"
	Delete "$INSTDIR\software\libgallium_wgl.dll"
	Delete "$INSTDIR\software\licence-mesa.txt"
	RMDir "$INSTDIR\software"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	Delete "$SMPROGRAMS\Accord.lnk"
	Delete "$DESKTOP\Accord.lnk"
	!insertmacro noKindOfFile ".accord" "${REGISTER_TYPE}"
	!insertmacro noKindOfFile ".accordcase" "${CASE_TYPE}"
	!insertmacro noKindOfFile ".accordpack" "${PACK_TYPE}"
	!insertmacro tellDesktop
	DeleteRegKey SHCTX "${APPS}"
	DeleteRegKey SHCTX "${KEPT}"
SectionEnd
