/**
 * The first-party script of at most 1.5 kB for shops that want it: it keeps the click id of the address by which somebody came, for
 * thirty days in a cookie of the shop's own, and hands it to the order: as a cart attribute (Shopify), as a field of every form
 * that posts (WooCommerce and others), as `client_reference_id` of Stripe's payment links. It sends nothing to us.
 */
export const clickScript = `(function(w,d){
var n='rapport_click',ok=/^[\\w-]{8,64}$/,l=w.location,id=null
try{id=new URLSearchParams(l.search).get(n)}catch(e){}
var old=(d.cookie.match(/(?:^|; )rapport_click=([\\w-]{8,64})/)||[])[1]
if(id&&ok.test(id)){d.cookie=n+'='+id+';path=/;max-age=2592000;samesite=lax'+(l.protocol==='https:'?';secure':'')}else id=old
if(!id)return
if(w.Shopify&&id!==w.sessionStorage.getItem(n))fetch(((w.Shopify.routes||{}).root||'/')+'cart/update.js',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({attributes:{rapport_click:id}})}).then(function(r){if(r.ok)w.sessionStorage.setItem(n,id)}).catch(function(){})
function go(){
d.querySelectorAll('form').forEach(function(f){if(/post/i.test(f.method)&&!f.querySelector('[name='+n+']')){var i=d.createElement('input');i.type='hidden';i.name=n;i.value=id;f.appendChild(i)}})
d.querySelectorAll('a[href^="https://buy.stripe.com/"]').forEach(function(a){try{var u=new URL(a.href);if(!u.searchParams.has('client_reference_id')){u.searchParams.set('client_reference_id',id);a.href=u.href}}catch(e){}})
}
if(d.readyState==='loading')d.addEventListener('DOMContentLoaded',go);else go()
})(window,document)
`
