package storage_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/storagetest"
)

// certified answers like a server that has a certificate of its own making, and returns its address, and the certificate as a root.
func certified(t *testing.T, until time.Time, name string) (host, root string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, IPAddresses: []net.IP{net.ParseIP(name)},
		NotBefore: until.Add(-48 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true,
	}
	raw, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	require.NoError(t, err)
	root = filepath.Join(t.TempDir(), "root.crt")
	require.NoError(t, os.WriteFile(root, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}), 0o600))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = io.ReadFull(conn, make([]byte, 8)) // the client asks for TLS
			_, _ = conn.Write([]byte("S"))
			_ = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{raw}, PrivateKey: key}}}).Handshake()
			_ = conn.Close()
		}
	}()
	return listener.Addr().String(), root
}

func TestAServerMustProveToBeTheOneThatIsMeant(t *testing.T) {
	for name, c := range map[string]struct {
		until time.Time
		name  string
		known bool
		want  error
	}{
		"it is over":                           {clock.System.Now().Add(-time.Hour), "127.0.0.1", true, storage.ErrCertificate},
		"it is another's":                      {clock.System.Now().Add(time.Hour), "10.0.0.1", true, storage.ErrCertificate},
		"nobody knows it":                      {clock.System.Now().Add(time.Hour), "127.0.0.1", false, storage.ErrCertificate},
		"it is right, and then nobody answers": {clock.System.Now().Add(time.Hour), "127.0.0.1", true, storage.ErrUnanswered},
	} {
		t.Run(name, func(t *testing.T) {
			host, root := certified(t, c.until, c.name)
			if !c.known {
				_, root = certified(t, c.until, c.name)
			}
			options := url.Values{"sslmode": {"verify-full"}, "sslrootcert": {root}, "user": {"anna"}}
			_, err := storage.Open(ctx, "postgres://"+host+"/office?"+options.Encode(), storagetest.Options("tester"))
			assert.ErrorIs(t, err, c.want)
		})
	}
}
