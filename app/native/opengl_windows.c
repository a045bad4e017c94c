// The window's library asks Windows for this one function of OpenGL by name when the program is loaded, before the
// program can say which OpenGL it wants. Here it asks when it is called first, and takes the one that is loaded by then.

#include <windows.h>

static PROC WINAPI ask(LPCSTR name)
{
	static PROC(WINAPI *real)(LPCSTR);
	if (real == NULL) {
		HMODULE opengl = LoadLibraryA("opengl32.dll");
		if (opengl != NULL)
			real = (PROC(WINAPI *)(LPCSTR))GetProcAddress(opengl, "wglGetProcAddress");
	}
	return real == NULL ? NULL : real(name);
}

PROC(WINAPI *__imp_wglGetProcAddress)(LPCSTR) = ask;
